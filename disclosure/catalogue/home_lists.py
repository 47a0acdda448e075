"""What the home page reads from the catalogue: the newest items of its columns, key areas, units. Two queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from disclosure.catalogue import versions
from disclosure.catalogue.content import Content
from disclosure.catalogue.entry_rows import COLUMNS, entry_from
from disclosure.catalogue.enums import Dimension
from disclosure.catalogue.lists.rows import with_validity
from disclosure.catalogue.models import CatalogueEntry, TermCount
from disclosure.catalogue.shell import Part, Shell
from disclosure.catalogue.terms import TermKey
from portal.enums import UnitLevel
from portal.templatetags.portal import local_path

# A walk over the first postings of one term; several are put together by UNION ALL.
_NEWEST = f"""
    SELECT * FROM (
        SELECT CAST(%s AS INTEGER) AS place, {COLUMNS} FROM catalogue_entryterm a
        JOIN catalogue_catalogueentry e ON e.id = a.entry_id
        WHERE a.term_id = (SELECT id FROM catalogue_term WHERE language = %s AND dimension = %s AND key = %s)
        ORDER BY a.published DESC, a.entry_id DESC LIMIT %s
    ) AS newest
"""  # noqa: S608  columns of our own model


@dataclass(frozen=True)
class HomeColumn:
    """A section on the home page with its newest items."""

    section: Part
    items: list[CatalogueEntry]


@dataclass(frozen=True)
class HomeArea:
    """A key area that has items."""

    part: Part
    count: int
    url: str


def columns_of(content: Content, shell: Shell) -> list[HomeColumn]:
    """Return the columns of a home page; a section that is not public or has nothing to show is left
    out (国办秘函〔2019〕19号: 空白栏目). One query."""
    wanted = _wanted(content, shell)
    found = _newest([(_term(content.language, part), count) for part, count in wanted])
    return [HomeColumn(part, found[place]) for place, (part, _) in enumerate(wanted) if found[place]]


def key_areas_of(content: Content, shell: Shell) -> list[HomeArea]:
    """Return the key areas that have items, in their order. One query."""
    counts = TermCount.objects.filter(
        term__language=content.language, term__dimension=Dimension.KEY_AREA, n__gt=0
    ).values_list("term__key", "n")
    numbers = {int(key): n for key, n in counts}
    return [
        HomeArea(part, numbers[part.id], f"{local_path('/catalogue/')}?key_area={part.slug}")
        for part in shell.of("key_area").values()
        if part.id in numbers
    ]


def units_by_level(shell: Shell) -> list[tuple[str, list[Part]]]:
    """Return the units, grouped as a district is built."""
    groups: dict[str, list[Part]] = defaultdict(list)
    for unit in shell.units:
        groups[unit.fields["level"]].append(unit)
    return [(str(level.label), groups[level.value]) for level in UnitLevel if groups[level.value]]


def versions_of(content: Content, shell: Shell) -> list[str]:
    """Return the versions of all lists that the home page shows."""
    terms = [_term(content.language, part) for part, _ in _wanted(content, shell)]
    terms += [(content.language, str(Dimension.KEY_AREA), str(number)) for number in shell.of("key_area")]
    return [versions.of_term(term) for term in terms]


def _wanted(content: Content, shell: Shell) -> list[tuple[Part, int]]:
    values: list[dict[str, Any]] = [block["value"] for block in content.fields["columns"]]
    sections = shell.of("section")
    return [(sections[value["section"]], value["count"]) for value in values if value["section"] in sections]


def _term(language: str, section: Part) -> TermKey:
    return (language, str(Dimension.SECTION), str(section.id))


def _newest(wanted: Sequence[tuple[TermKey, int]]) -> dict[int, list[CatalogueEntry]]:
    found: dict[int, list[CatalogueEntry]] = defaultdict(list)
    if not wanted:
        return found
    params = [value for place, (term, count) in enumerate(wanted) for value in (place, *term, count)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([_NEWEST] * len(wanted)), params)
        for place, *values in cursor.fetchall():
            found[place].append(entry_from(values))
    with_validity([entry for entries in found.values() for entry in entries])
    return found
