"""Units, menus and footer of the fictional district, and the words every district starts with."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from django.core.management import call_command

from base.models import User
from demo.reading.front_matter import read_toml
from demo.reading.site import editor_names, read_units
from demo.services.accounts import APPROVERS
from disclosure.review.services.let_out_together import let_out_together
from disclosure.review.services.unit_groups import editors_of
from portal.models import Menu, SiteFooter, Unit
from portal.models.reviewed import ReviewedSnippet
from portal.services.seeds import plant

REASON = "演示内容"
NO_FIELDS = ("slug", "parent", "inquiry")  # of a unit's table


def plant_words(people: dict[str, User]) -> None:
    """Make and release the parts of the shell that are missing."""
    call_command("set_up_site", approved_by=",".join(APPROVERS), stdout=io.StringIO())
    units = _units()
    rows: Sequence[ReviewedSnippet] = [*units.values(), *_menus(), _footer()]
    let_out_together(rows, [people[name] for name in APPROVERS], REASON)
    for slug, username in editor_names().items():
        people[username].groups.add(editors_of(units[slug]))


def _units() -> dict[str, Unit]:
    units: dict[str, Any] = {}
    for order, table in enumerate(read_units()):
        values = {name: value for name, value in table.items() if name not in NO_FIELDS}
        units[table["slug"]] = plant(Unit, table["slug"], order=order, parent=units.get(table["parent"]), **values)
    return units


def _menus() -> list[ReviewedSnippet]:
    return [
        plant(Menu, menu["slug"], name=menu["name"], order=order, items=[("link", item) for item in menu["items"]])
        for order, menu in enumerate(read_toml("site")["menu"])
    ]


def _footer() -> ReviewedSnippet:
    return plant(SiteFooter, "footer", **read_toml("site")["footer"])
