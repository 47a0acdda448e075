"""A section or topic that got another parent takes its items along into the lists above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.catalogue import listeners, shell, versions
from disclosure.catalogue.enums import Dimension
from disclosure.catalogue.filing import file_again
from disclosure.catalogue.models import CatalogueEntry, EntryTerm
from disclosure.catalogue.postings import term_keys
from disclosure.catalogue.prepared import Prepared

TREES = {"section": Dimension.SECTION, "topic": Dimension.TOPIC}
CHUNK = 500


def parts_that_move(items: Sequence[Prepared]) -> list[tuple[str, int]]:
    """Return the parts of the shell whose parent differs from the one that is public now."""
    moving = []
    for item in items:
        if item.copy.kind in TREES:
            public = shell.current().of(item.copy.kind).get(item.copy.source_id)
            if public is not None and public.parent_id != item.content.fields["parent"]:
                moving.append(item.key)
    return moving


def refile(parts: Sequence[tuple[str, int]]) -> None:
    """File the items of these parts again. Their addresses stay. Runs inside the release that moves the part."""
    if not parts:
        return
    now = shell.load(0)  # as this transaction sees it; never kept, because it may be rolled back
    changed: set[int] = set()
    for kind, number in parts:
        for numbers in _filed_under(TREES[kind], number):
            entries = list(CatalogueEntry.objects.filter(pk__in=numbers).select_related("content"))
            changed |= file_again(entries, now)
            listeners.tell_written(entries)
    versions.move(versions.of_term(key) for key in term_keys(changed))


def _filed_under(dimension: Dimension, number: int) -> Iterator[list[int]]:
    """The entries of a part, by number: that posting stays where it is while the others move."""
    postings = EntryTerm.objects.filter(term__dimension=dimension, term__key=str(number))
    last = 0
    while True:
        found = postings.filter(entry_id__gt=last).order_by("entry_id").values_list("entry_id", flat=True)[:CHUNK]
        numbers = list(found)
        if not numbers:
            return
        yield numbers
        last = numbers[-1]
