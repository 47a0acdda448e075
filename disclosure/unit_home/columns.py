"""The fixed columns of a unit's home; one without content is not shown (no 空白栏目)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from disclosure.catalogue.enums import Dimension
from disclosure.catalogue.shell import Shell
from disclosure.unit_home.addresses import home_address, list_address
from disclosure.unit_home.enums import Column
from disclosure.unit_home.home import Home, policy_term
from disclosure.unit_home.kinds import KIND_OF_COLUMN


@dataclass(frozen=True)
class ColumnLink:
    """A column as the navigation shows it. `count` is 0 where the number of items says nothing."""

    code: str
    label: Any
    url: str
    count: int
    lead: str = ""


@dataclass(frozen=True)
class StatutoryLink:
    """One item of 条例 art. 20-21 with the unit's items."""

    slug: str
    label: str
    article: str
    count: int
    url: str
    chosen: bool = False


def columns_of(home: Home, shell: Shell) -> list[ColumnLink]:
    """Return the columns that have content, in their fixed order."""
    counts = {column: _count(column, home, shell) for column in Column}
    return [
        ColumnLink(column.value, column.label, _url(column, home, shell), n if column in LISTS else 0)
        for column, n in counts.items()
        if n
    ]


LISTS = (Column.POLICY, Column.RULES, Column.ANNUAL)


def statutory_of(home: Home, shell: Shell, chosen: str = "") -> list[StatutoryLink]:
    """Return the statutory items under which the unit has disclosed something, in the order of the law."""
    address = home_address(home.unit.slug, Column.STATUTORY, home.language)
    return [
        StatutoryLink(part.slug, part.name, part.article, n, f"{address}?statutory={part.slug}", part.slug == chosen)
        for part in shell.of("statutory").values()
        if (n := home.count(Dimension.STATUTORY, str(part.id)))
    ]


def _count(column: Column, home: Home, shell: Shell) -> int:
    if column == Column.POLICY:
        dimension, key, _query = policy_term(shell)
        return home.count(dimension, key)
    if column == Column.STATUTORY:
        return sum(item.count for item in statutory_of(home, shell)) or int(home.has_profile)
    if column == Column.APPLY and not home.unit.fields.get("accepts_requests", True):
        return 0
    return home.count(Dimension.KIND, KIND_OF_COLUMN[column])


def _url(column: Column, home: Home, shell: Shell) -> str:
    if column == Column.POLICY:
        _dimension, _key, query = policy_term(shell)
        return list_address(f"{query}unit={home.unit.slug}", home.language)
    return home_address(home.unit.slug, column, home.language)
