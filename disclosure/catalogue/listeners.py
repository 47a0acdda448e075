"""Who wants to know, inside the transaction, that the catalogue changed: search engines register here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from disclosure.catalogue.models import CatalogueEntry

Written = Callable[[Sequence[CatalogueEntry]], None]
Removed = Callable[[Sequence[int]], None]
Sealed = Callable[[CatalogueEntry, str, Sequence[int]], None]

_written: list[Written] = []
_removed: list[Removed] = []
_sealed: list[Sealed] = []


def on_written(listener: Written) -> Written:
    """Call `listener(entries)` after entries were written, or their end date or lists moved with those of others;
    each entry has its `content` at hand."""
    if listener not in _written:
        _written.append(listener)
    return listener


def on_removed(listener: Removed) -> Removed:
    """Call `listener(entry_ids)` before entries are removed."""
    if listener not in _removed:
        _removed.append(listener)
    return listener


def on_sealed(listener: Sealed) -> Sealed:
    """Call `listener(entry, why, content_ids)` after the earlier contents of an entry were sealed."""
    if listener not in _sealed:
        _sealed.append(listener)
    return listener


def tell_sealed(entry: CatalogueEntry, why: str, content_ids: Sequence[int]) -> None:
    for listener in _sealed:
        listener(entry, why, content_ids)


def tell_written(entries: Sequence[CatalogueEntry]) -> None:
    for listener in _written:
        listener(entries)


def tell_removed(entry_ids: Sequence[int]) -> None:
    for listener in _removed:
        listener(entry_ids)
