"""Walk a whole list from its newest entry, in steps by key: the last step costs what the first one does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from base.clock import today
from disclosure.catalogue.lists.counts import sizes_of
from disclosure.catalogue.lists.rows import rows_after
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.terms import TermKey

STEP = 500


def walk(keys: Sequence[TermKey], step: int = STEP) -> Iterator[CatalogueEntry]:
    """Yield the entries that carry all terms, newest first; one query a step."""
    sizes = sizes_of(keys)
    if len(sizes) < len(keys):
        return
    ids = sorted(sizes, key=lambda term: sizes[term])
    place: tuple[int, int] | None = None
    while True:
        found = rows_after(ids, place, step)
        for published, entry in found:
            yield entry
            place = (published, entry.pk)
        if len(found) < step:
            return


def walk_for_machines(keys: Sequence[TermKey], limit: int, step: int = STEP) -> Iterator[CatalogueEntry]:
    """Yield up to `limit` entries for tables and feeds, which outlive the page they were taken from.

    Left out are items that name individuals and those whose 公示期 is over (rule R9).
    """
    day = today()
    kept = (
        entry
        for entry in walk(keys, step)
        if not entry.noindex and (entry.public_until is None or entry.public_until >= day)
    )
    yield from islice(kept, limit)
