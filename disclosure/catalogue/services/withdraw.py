"""Take an item back: from page, lists, search, feeds, files and every page that linked to it, at once."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from base import clock
from disclosure.catalogue import kinds, listeners, versions
from disclosure.catalogue.models import CatalogueEntry, Tombstone
from disclosure.catalogue.postings import keys_in, move_postings, postings_of
from disclosure.catalogue.repeals import ended_by, settle_repeals


@transaction.atomic
def withdraw_item(entry: CatalogueEntry, *, notice: str, acts: list[dict[str, Any]]) -> list[Tombstone]:
    """Withdraw an item in all its languages.

    Args:
        entry: the item, in any language.
        notice: what its address tells from now on: the grounds and the remedy.
        acts: who decided, as snapshots.

    Returns the tombstones. The released content stays, sealed; no address leads to it.
    """
    found = CatalogueEntry.objects.filter(translation_key=entry.translation_key).exclude(path=None)
    # Locked, so that two who withdraw at once do not both take the entry out of the counters.
    entries = list(found.select_for_update().order_by("pk"))
    now = clock.now()
    numbers = [each.pk for each in entries]
    paths, ended = versions.paths_showing(entries), ended_by(entries)
    removed = postings_of(numbers)
    lists = keys_in(removed)
    listeners.tell_removed(numbers)
    move_postings(removed, [])
    tombstones = Tombstone.objects.bulk_create(
        [
            Tombstone(
                path=each.address,
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
    revived = settle_repeals(ended)
    lists |= keys_in(postings_of([each.pk for each in revived]))
    shell_moves = {versions.SHELL} if any(kinds.get(each.kind).in_shell for each in entries) else set()
    versions.move({*map(versions.of_path, paths), *map(versions.of_term, lists), *shell_moves})
    return tombstones
