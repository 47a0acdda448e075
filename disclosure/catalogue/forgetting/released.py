"""What was submitted and released: emptied, its hashes kept."""

from __future__ import annotations

from django.db import transaction

from base.storage import FrozenStore, ReleasedStore, name_of
from disclosure.catalogue import history
from disclosure.catalogue.erasing import BLANK, Target
from disclosure.catalogue.models import (
    ChangeNote,
    OldAddress,
    Release,
    ReleasedContent,
    ReleasedHtml,
    ReviewCopy,
)
from disclosure.catalogue.models.append_only import erase_rows


def forget_copies(target: Target) -> int:
    return erase_rows(ReviewCopy.objects.filter(pk__in=target.copy_ids), title=BLANK, content="")


def forget_contents(target: Target) -> int:
    """Empty released content and its text, delete its HTML and what the next correction would have said."""
    ReleasedHtml.objects.filter(content__in=target.content_ids).delete()
    ChangeNote.objects.filter(kind=target.kind, source_id=target.source_id).delete()
    OldAddress.objects.filter(kind=target.kind, source_id=target.source_id).delete()
    return erase_rows(ReleasedContent.objects.filter(pk__in=target.content_ids), content="", text="")


def forget_comments(target: Target) -> int:
    """What reviewers wrote is kept with the release, too; who approved what bytes, and when, stays."""
    gone = 0
    for release in Release.objects.filter(items__copy__in=target.copy_ids).distinct():
        approvals = [{**approval, "comment": ""} for approval in release.approvals]
        secrecy = {name: value for name, value in release.secrecy.items() if name in ("classified", "conclusion")}
        gone += erase_rows(Release.objects.filter(pk=release.pk), approvals=approvals, secrecy=secrecy, reason="")
    return gone


def forget_files(target: Target) -> int:
    """Delete frozen and released files that nothing else shows, after COMMIT: before, it could be undone."""
    transaction.on_commit(lambda: delete_files(target.files))
    return len(target.files)


def delete_files(hashes: frozenset[str]) -> None:
    for store in (FrozenStore(), ReleasedStore()):
        for sha256 in hashes:
            store.storage.delete(name_of(sha256))


def is_forgotten(kind: str, source_id: int) -> bool:
    """Whether nothing of the item is left to read."""
    return all(version.erased for version in history.versions_of(kind, source_id))
