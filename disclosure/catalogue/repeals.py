"""废止与替代: a released repeal sets the end date of its targets within its own release."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from disclosure.catalogue.enums import RelationKind
from disclosure.catalogue.models import CatalogueEntry, EntryLink

ENDING = (RelationKind.REPEALS, RelationKind.REPLACES)


def apply_repeals(entries: Sequence[CatalogueEntry]) -> None:
    """End what these entries repeal, and end these entries where another already repealed them."""
    for link in EntryLink.objects.filter(entry__in=entries, relation__in=ENDING).select_related("entry"):
        _end(Q(kind=link.target_kind, source_id=link.target_source_id), link.entry)
    keys = {(entry.kind, entry.source_id): entry for entry in entries}
    incoming = EntryLink.objects.filter(
        relation__in=ENDING, target_source_id__in=[entry.source_id for entry in entries]
    ).select_related("entry")
    for link in incoming:
        if (link.target_kind, link.target_source_id) in keys:
            _end(Q(kind=link.target_kind, source_id=link.target_source_id), link.entry)


def _end(target: Q, by: CatalogueEntry) -> None:
    day = by.effective_date or by.written_date or by.published_at.date()
    CatalogueEntry.objects.filter(target).filter(Q(repealed_date__isnull=True) | Q(repealed_date__gt=day)).update(
        repealed_date=day
    )
