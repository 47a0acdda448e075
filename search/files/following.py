"""Follow the catalogue: what is newly shown waits to be read, what is no longer shown loses its words.

All of it inside the transaction of the release, withdrawal or erasure that causes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q

from base import clock
from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import FileRole
from disclosure.catalogue.erasing import Target
from disclosure.catalogue.models import CatalogueEntry, EntryFile, PastFile, ReleasedContent
from disclosure.catalogue.querysets import public_on
from search.files.addresses import move_versions
from search.files.formats import may_have_text
from search.files.models import FileText

AS_NEW: dict[str, Any] = {"attempts": 0, "taken_at": None, "read_at": None}
WORDLESS: dict[str, Any] = {
    **AS_NEW,
    "passages": [],
    "squeezed": "",
    "characters": 0,
    "starts": [],
    "problem": "",
    "reader": "",
}


def queue(entries: Sequence[CatalogueEntry]) -> None:
    """Have the attachments of entries that were written read, also those of their earlier versions."""
    current = EntryFile.objects.filter(entry__in=entries, role=FileRole.ATTACHMENT).order_by()
    past = PastFile.objects.filter(entry__in=entries)
    rows = current.values_list("sha256", "content_type").union(past.values_list("sha256", "content_type"))
    queue_files(sha256 for sha256, content_type in rows if may_have_text(content_type))


def queue_files(hashes: Iterable[str]) -> None:
    """Have files read that are not known yet, or were no longer public."""
    wanted = sorted(set(hashes))
    if not wanted:
        return
    FileText.objects.bulk_create([FileText(sha256=sha256) for sha256 in wanted], ignore_conflicts=True)
    FileText.objects.filter(pk__in=wanted, gone_at__isnull=False).update(gone_at=None, **AS_NEW)
    move_versions(wanted)


def let_go(entry_ids: Sequence[int]) -> None:
    """Entries are about to be withdrawn: their files lose their words, but for those that others show."""
    if not entry_ids:
        return
    hashes = {
        sha256
        for model in (EntryFile, PastFile)
        for sha256 in model._default_manager.filter(entry__in=entry_ids).values_list("sha256", flat=True)
    }
    forget_unshown(hashes, but_for=entry_ids)


def let_go_sealed(entry: CatalogueEntry, why: str, content_ids: Sequence[int]) -> None:
    """Earlier versions were sealed: nobody reads any more what only they showed."""
    contents = ReleasedContent.objects.filter(pk__in=content_ids).values_list("content", flat=True)
    hashes = {file.sha256 for text in contents if text for file in Content.from_json(text).files}
    forget_unshown(hashes, but_for_past=[entry.pk])


def forget_unshown(hashes: Iterable[str], but_for: Sequence[int] = (), but_for_past: Sequence[int] = ()) -> int:
    """Empty the rows of those files that nobody shows, not counting these entries (or their earlier versions)."""
    wanted = sorted(set(hashes))
    if not wanted:
        return 0
    known = FileText.objects.filter(pk__in=wanted)
    gone = known.filter(gone_at=None).exclude(shown_now(but_for, but_for_past))
    count = gone.update(gone_at=clock.now(), **WORDLESS)
    move_versions(wanted)  # those that stay have one fewer that shows them
    return count


def shown_now(but_for: Sequence[int] = (), but_for_past: Sequence[int] = ()) -> Q:
    """Whether a public entry shows the file of a row, now or in a version of it that may be read."""
    public = public_on(clock.today(), "entry__") & Q(sha256=OuterRef("sha256"))
    current = EntryFile.objects.filter(public, role=FileRole.ATTACHMENT).exclude(entry__in=but_for)
    past = PastFile.objects.filter(public).exclude(entry__in=[*but_for, *but_for_past])
    return Q(Exists(current)) | Q(Exists(past))


def forget(target: Target) -> int:
    """彻底删除: not even an empty row is left of what nothing else shows."""
    return FileText.objects.filter(pk__in=target.files).delete()[0]
