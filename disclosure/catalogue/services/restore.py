"""Undo a withdrawal: what was public is public again, byte for byte, with its number, path and date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from base import clock
from disclosure.catalogue import vetoes
from disclosure.catalogue.enums import ReleaseKind
from disclosure.catalogue.models import Release, ReleasedContent, ReleaseItem, ReviewCopy, Tombstone
from disclosure.catalogue.prepared import Prepared, prepare
from disclosure.catalogue.services.let_out import let_out
from disclosure.catalogue.services.release import ReleaseRefused, reasons_about_copy


@transaction.atomic
def restore_items(tombstones: Sequence[Tombstone], *, reason: str, at: datetime | None = None) -> list[Release]:
    """Release withdrawn items again as they were, under the approvals that they had.

    Nothing new is approved: each release repeats the one before it and says why. The drafts stay as their editors
    left them.

    Args:
        reason: why, for the record; no content.

    Raises ReleaseRefused when something holds an item back meanwhile (a case of secrecy, a changed byte, a file).
    """
    return [_restore(tombstone, reason, at or clock.now()) for tombstone in tombstones]


def _restore(tombstone: Tombstone, reason: str, at: datetime) -> Release:
    contents = ReleasedContent.objects.filter(kind=tombstone.kind, source_id=tombstone.source_id)
    last = contents.select_related("item__copy", "item__release").latest("pk")
    copy = _again(last.item.copy)
    reasons = vetoes.reasons([copy])
    item = prepare([copy])[0] if copy.content else None
    reasons += reasons_about_copy(item, frozenset([last.hash])) if item else []
    if reasons or item is None:
        raise ReleaseRefused(reasons)
    before = last.item.release
    release = Release.objects.create(
        how=ReleaseKind.RESTORED, approvals=before.approvals, secrecy=before.secrecy, reason=reason, approved_at=at
    )
    ReleaseItem.objects.create(release=release, copy=copy)
    let_out(release, [item], at, give_back=False)
    _revive_draft(item)
    return release


def _again(copy: ReviewCopy) -> ReviewCopy:
    """A copy goes out once; the same bytes need a copy of their own. It is as old as the first: who wrote since
    then is still an author of the next one."""
    return ReviewCopy.objects.create(
        kind=copy.kind,
        source_id=copy.source_id,
        language=copy.language,
        title=copy.title,
        content=copy.content,
        hash=copy.hash,
        authors=copy.authors,
        submitted_by=copy.submitted_by,
        submitted_at=copy.submitted_at,
        steps=copy.steps,
    )


def _revive_draft(item: Prepared) -> None:
    """The editors see that it is public; whether they have typed something since, Wagtail is not asked."""
    if hasattr(item.kind.model, "live"):
        item.kind.model._default_manager.filter(pk=item.copy.source_id).update(live=True)
