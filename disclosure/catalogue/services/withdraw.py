"""Take an item back: from page, lists, search, feeds, files and every page that linked to it, at once."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from base import clock
from disclosure.catalogue import listeners, versions
from disclosure.catalogue.models import CatalogueEntry, Tombstone
from disclosure.catalogue.postings import move_postings, postings_of


@transaction.atomic
def withdraw_item(entry: CatalogueEntry, *, notice: str, acts: list[dict[str, Any]]) -> list[Tombstone]:
    """Withdraw an item in all its languages.

    Args:
        entry: the item, in any language.
        notice: what its address tells from now on: the grounds and the remedy.
        acts: who decided, as snapshots.

    Returns the tombstones. The released content stays, sealed; no address leads to it.
    """
    entries = list(CatalogueEntry.objects.filter(translation_key=entry.translation_key).exclude(path=None))
    now = clock.now()
    numbers = [each.pk for each in entries]
    keys = {versions.of_path(path) for path in versions.paths_showing(entries)}
    removed = postings_of(numbers)
    keys |= {versions.of_term(term) for posting in removed for term in posting.term_ids}
    listeners.tell_removed(numbers)
    move_postings(removed, [])
    tombstones = Tombstone.objects.bulk_create(
        [
            Tombstone(
                path=each.path,
                kind=each.kind,
                source_id=each.source_id,
                entry_number=each.pk,
                language=each.language,
                index_no=each.index_no or "",
                notice=notice,
                withdrawn_at=now,
                first_published_at=each.first_published_at,
                published_at=each.published_at,
                acts=acts,
            )
            for each in entries
        ]
    )
    CatalogueEntry.objects.filter(pk__in=numbers).delete()
    versions.move(keys)
    return tombstones
