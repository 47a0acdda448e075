"""空白栏目: the columns of units' homes that have no content (国办秘函〔2019〕19号). The public does not see them,
the staff do."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from django.conf import settings
from django.db.models import Q

from disclosure.catalogue import shell as shells
from disclosure.catalogue.enums import Dimension
from disclosure.catalogue.models import TermPairCount
from disclosure.catalogue.shell import Part, Shell
from disclosure.unit_home.enums import Column
from disclosure.unit_home.home import has_profile, policy_term
from disclosure.unit_home.models import HomeItem


class BlankColumns(NamedTuple):
    """A unit and the columns that it owes."""

    unit: Part
    missing: list[Column]


def blank_columns() -> list[BlankColumns]:
    """Return the units with blank columns, in their order. Three queries for any number of units."""
    shell = shells.current()
    filled = _filled(shell)
    found = [BlankColumns(unit, [c for c in _owed(unit) if c not in filled[unit.id]]) for unit in shell.units]
    return [row for row in found if row.missing]


def _owed(unit: Part) -> list[Column]:
    """A unit that receives no applications need not say how to apply."""
    return [column for column in Column if column != Column.APPLY or unit.fields.get("accepts_requests", True)]


def _filled(shell: Shell) -> dict[int, set[Column]]:
    filled: dict[int, set[Column]] = defaultdict(set)
    items = HomeItem.objects.filter(language=settings.LANGUAGE_CODE).order_by()
    for unit_id, column in items.values_list("unit_id", "column").distinct():
        filled[unit_id].add(Column(column))
    for unit_key, column in _from_catalogue(shell):
        filled[int(unit_key)].add(column)
    for unit in shell.units:
        if has_profile(unit):
            filled[unit.id].add(Column.STATUTORY)
    return filled


def _from_catalogue(shell: Shell) -> set[tuple[str, Column]]:
    dimension, key, _query = policy_term(shell)
    pairs = TermPairCount.objects.filter(
        Q(other__dimension=Dimension.STATUTORY) | Q(other__dimension=dimension, other__key=key),
        term__language=settings.LANGUAGE_CODE,
        term__dimension=Dimension.UNIT,
        n__gt=0,
    )
    found = pairs.values_list("term__key", "other__dimension").distinct()
    return {(unit, Column.STATUTORY if other == Dimension.STATUTORY else Column.POLICY) for unit, other in found}
