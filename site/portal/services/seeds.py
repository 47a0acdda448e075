"""The words a district starts with: topics, statutory items, sections, key areas. Rows only; the public sees
them after their release."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from portal.models import KeyArea, Section, StatutoryItem, Topic
from portal.models.reviewed import ReviewedSnippet

SEEDS = Path(__file__).parents[1] / "seeds"


def plant_seeds() -> list[ReviewedSnippet]:
    """Make the rows that are missing, parents first, and return all of them in that order."""
    return [*_topics(), *_statutory_items(), *_sections(), *_key_areas()]


def read_seeds(name: str) -> dict[str, list[dict[str, Any]]]:
    with (SEEDS / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def plant(model: type[ReviewedSnippet], slug: str, **values: Any) -> ReviewedSnippet:
    """Return the row with this slug, made as a draft if it is missing; a row that exists stays as it is."""
    row, _ = model.objects.get_or_create(slug=slug, defaults={**values, "live": False})
    return row


def _topics() -> list[ReviewedSnippet]:
    rows = []
    for order, head in enumerate(read_seeds("topics")["topic"]):
        parent = plant(Topic, head["code"], name=head["name"], order=order * 100)
        rows.append(parent)
        for number, name in enumerate(head["children"], 1):
            slug = f"{head['code']}-{number:02d}"
            rows.append(plant(Topic, slug, name=name, parent=parent, order=order * 100 + number))
    return rows


def _statutory_items() -> list[ReviewedSnippet]:
    items = read_seeds("statutory")["item"]
    return [
        plant(StatutoryItem, item["code"], name=item["name"][:100], article=item["article"], order=order)
        for order, item in enumerate(items)
    ]


def _sections() -> list[ReviewedSnippet]:
    rows: dict[str, ReviewedSnippet] = {}
    for order, item in enumerate(read_seeds("sections")["section"]):
        values = {
            name: item[name] for name in ("name", "name_en", "description", "keywords", "column_type", "max_idle_days")
        }
        rows[item["slug"]] = plant(Section, item["slug"], order=order, parent=rows.get(item["parent"]), **values)
    return list(rows.values())


def _key_areas() -> list[ReviewedSnippet]:
    return [
        plant(KeyArea, item["slug"], name=item["name"], name_en=item["name_en"], order=order)
        for order, item in enumerate(read_seeds("key_areas")["key_area"])
    ]
