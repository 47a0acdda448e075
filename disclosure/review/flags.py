"""What staff keep seeing beside an item in every list: marks that higher rooms set, such as 紧急公开."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Any

Key = tuple[str, int]  # kind and source: an item, whether draft, copy or entry
Flags = Callable[[AbstractSet[Key]], dict[Key, Any]]

_flags: dict[str, Flags] = {}


def register_flags(name: str, find: Flags) -> None:
    """Add a mark in ready(). `find` is given the items of a whole list and answers with a few words for some of
    them, in a fixed number of queries."""
    _flags[name] = find


def flags_of(keys: AbstractSet[Key]) -> dict[Key, list[str]]:
    """Return the marks of each of these items that has any."""
    found: dict[Key, list[str]] = {}
    for find in _flags.values() if keys else ():
        for key, label in find(keys).items():
            found.setdefault(key, []).append(str(label))
    return found
