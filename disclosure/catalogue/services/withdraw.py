"""Take an item back: from page, lists, search, feeds, files and every page that linked to it, at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from wagtail.models import DraftStateMixin

from base import clock
from disclosure.catalogue import gone_files, kinds, listeners, versions
from disclosure.catalogue.enums import SEALING
from disclosure.catalogue.models import CatalogueEntry, Tombstone
from disclosure.catalogue.postings import keys_in, move_postings, postings_of
from disclosure.catalogue.repeals import ended_by, settle_repeals


@transaction.atomic
def withdraw_item(
    entry: CatalogueEntry, *, notice: str, acts: list[dict[str, Any]], reason: str = ""
) -> list[Tombstone]:
    """Withdraw an item in all its languages.

    Args:
        entry: the item, in any language.
        notice: what its address tells from now on: the grounds and the remedy.
        acts: who decided, as snapshots.
        reason: a ChangeKind. Where it is one of SEALING, what was public stays sealed when the item comes back.

    Returns the tombstones. The released content stays; no address leads to it. The drafts stay with the editors,
    no longer live.
    """
    found = CatalogueEntry.objects.filter(translation_key=entry.translation_key).exclude(path=None)
    # Locked, so that two who withdraw at once do not both take the entry out of the counters.
    entries = list(found.select_for_update().order_by("pk"))
    return withdraw_entries(entries, notice=notice, acts=acts, reason=reason)


def withdraw_entries(
    entries: Sequence[CatalogueEntry], *, notice: str, acts: list[dict[str, Any]], reason: str = ""
) -> list[Tombstone]:
    """Withdraw just these entries, inside the caller's transaction."""
    numbers = [each.pk for each in entries]
    paths, ended = versions.paths_showing(entries), ended_by(entries)
    removed = postings_of(numbers)
    lists = keys_in(removed)
    listeners.tell_removed(numbers)
    gone_files.remember_withdrawn(entries)
    move_postings(removed, [])
    tombstones = Tombstone.objects.bulk_create([_tombstone(each, notice, acts, reason) for each in entries])
    CatalogueEntry.objects.filter(pk__in=numbers).delete()
    revived = settle_repeals(ended)
    if revived:
        listeners.tell_written([each for each in revived if each.listed])
    lists |= keys_in(postings_of([each.pk for each in revived]))
    moved = {*map(versions.of_path, paths), *map(versions.of_term, lists)}
    if any(kinds.get(each.kind).in_shell for each in entries):
        moved.add(versions.SHELL)
    if reason in SEALING:
        moved.add(versions.PURGE)
    versions.move(moved)
    _end_drafts(entries)
    return tombstones


def _tombstone(entry: CatalogueEntry, notice: str, acts: list[dict[str, Any]], reason: str) -> Tombstone:
    return Tombstone(
        path=entry.address,
        kind=entry.kind,
        source_id=entry.source_id,
        entry_number=entry.pk,
        language=entry.language,
        index_no=entry.index_no or "",
        reason=reason,
        notice=notice,
        withdrawn_at=clock.now(),
        first_published_at=entry.first_published_at,
        published_at=entry.published_at,
        acts=acts,
    )


def _end_drafts(entries: Sequence[CatalogueEntry]) -> None:
    for entry in entries:
        model: Any = kinds.get(entry.kind).model
        if issubclass(model, DraftStateMixin):
            model.objects.filter(pk=entry.source_id).update(live=False, has_unpublished_changes=True)
