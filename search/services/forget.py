"""Leave nothing of an erased item in the index, not even in the parts that its removal only marked."""

from __future__ import annotations

from disclosure.catalogue.erasing import Target
from search.engines import get_engine
from search.feed.noting import note


def forget(target: Target) -> int:
    """Remove the entry and have the engine rewrite its index."""
    if target.entry_number is None:
        return 0
    engine = get_engine()
    engine.remove([target.entry_number])
    engine.tidy()
    note([target.entry_number], is_erased=True)
    return 1
