"""Names for numbers of rows that live in rooms above."""

from __future__ import annotations

from collections.abc import Callable

Names = Callable[[], list[tuple[int, str]]]

_units: list[Names] = [list]


def register_units(names: Names) -> None:
    """Say how the numbers of units are read. Call in `ready()`."""
    _units[0] = names


def units() -> list[tuple[int, str]]:
    """Return every unit as number and name."""
    return _units[0]()


def unit_name(number: int | None) -> str:
    """Return a unit's name, its number if it is gone, nothing for none."""
    return "" if number is None else dict(units()).get(number, str(number))
