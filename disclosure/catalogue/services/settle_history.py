"""What a correction does to what was public before: it stays readable, or it is sealed within the same release."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from base.storage import FrozenStore, ReleasedStore
from disclosure.catalogue import gone_files, history, listeners, versions
from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import SEALING, ReleaseKind
from disclosure.catalogue.models import (
    CatalogueEntry,
    EntryHistory,
    PastFile,
    Release,
    ReleasedContent,
    ReleasedHtml,
    Seal,
)
from disclosure.catalogue.prepared import Prepared
from disclosure.catalogue.services.withdraw import withdraw_entries

Source = tuple[str, int]


def settle_history(
    release: Release,
    items: Sequence[Prepared],
    corrected: Sequence[CatalogueEntry],
    withdrawn_for: Mapping[Source, str],
    at: datetime,
) -> None:
    """Seal, or keep readable, what these corrected and returning entries showed before.

    Args:
        items: what the release lets out, the new content already written.
        withdrawn_for: why those that return had been withdrawn, by kind and source.
    """
    keeping = {item.key: item for item in items if item.kind.keeps_versions}
    entries = [entry for entry in corrected if (entry.kind, entry.source_id) in keeping]
    if not entries:
        return
    past = history.versions_of_all((entry.kind, entry.source_id) for entry in entries)
    sealed = False
    for entry in entries:
        source = (entry.kind, entry.source_id)
        why = _why_sealed(release, keeping[source], withdrawn_for.get(source, ""))
        if why and _seal(release, entry, past[source], why, at):
            sealed = True
            _take_down_translations(keeping[source], entry, why, at)
            past[source] = history.versions_of(*source)
    _write(entries, past)
    if sealed:
        versions.move([versions.PURGE])


def _why_sealed(release: Release, item: Prepared, withdrawn_for: str) -> str:
    """What comes back unchanged because nobody confirmed its withdrawal seals nothing."""
    if release.how == ReleaseKind.RESTORED:
        return ""
    kind = item.content.change.kind if item.content.change else ""
    return next((why for why in (kind, withdrawn_for) if why in SEALING), "")


def _seal(release: Release, entry: CatalogueEntry, past: Sequence[history.Version], why: str, at: datetime) -> bool:
    """Seal every earlier content of the item, also those released again unchanged; delete their HTML."""
    earlier = ReleasedContent.objects.filter(kind=entry.kind, source_id=entry.source_id, seal=None)
    numbers = list(earlier.exclude(pk=entry.content_id).values_list("pk", flat=True))
    Seal.objects.bulk_create([Seal(content_id=n, why=why, release=release, sealed_at=at) for n in numbers])
    ReleasedHtml.objects.filter(content__in=numbers).delete()
    gone_files.remember_sealed(numbers)
    if numbers:
        listeners.tell_sealed(entry, why, numbers)
    return bool(numbers)


def _take_down_translations(item: Prepared, entry: CatalogueEntry, why: str, at: datetime) -> None:
    """A translation says what its original said: it goes until it has been corrected, too. Not the reverse."""
    if item.content.language != settings.LANGUAGE_CODE:
        return
    others = CatalogueEntry.objects.filter(translation_key=entry.translation_key).exclude(path=None)
    for other in others.exclude(pk=entry.pk).exclude(updated_at=at):  # not those that this release corrects with it
        with translation.override(other.language):
            notice = _("原文已经更正，本译文正在同步更正，暂停公开。如有异议，可依法申请行政复议或者提起行政诉讼。")
        withdraw_entries([other], notice=notice, acts=[{"act": "with_original", "at": at.isoformat()}], reason=why)


def _write(entries: Sequence[CatalogueEntry], past: Mapping[Source, Sequence[history.Version]]) -> None:
    PastFile.objects.filter(entry__in=entries).delete()
    EntryHistory.objects.filter(entry__in=entries).delete()
    readable = {
        version.content_id: entry
        for entry in entries
        for version in past[(entry.kind, entry.source_id)]
        if version.readable and version.content_id != entry.content_id
    }
    rows = [
        row
        for content in ReleasedContent.objects.filter(pk__in=readable).defer("text").order_by("pk")
        for row in past_files(readable[content.pk], content)
    ]
    _copy_files({row.sha256 for row in rows})
    PastFile.objects.bulk_create(rows)
    told = [(entry, history.changes_told(past[(entry.kind, entry.source_id)])) for entry in entries]
    EntryHistory.objects.bulk_create([EntryHistory(entry=entry, changes=changes) for entry, changes in told if changes])


def past_files(entry: CatalogueEntry, content: ReleasedContent) -> list[PastFile]:
    """Return the rows by which the files of an earlier version answer, unsaved."""
    return [
        PastFile(
            entry=entry,
            content=content,
            sha256=file.sha256,
            name=file.name,
            content_type=file.content_type,
            size=file.size,
        )
        for file in Content.from_json(content.content).files
    ]


def _copy_files(hashes: set[str]) -> None:
    """They may have been swept while the item was withdrawn."""
    private, public = FrozenStore(), ReleasedStore()
    for sha256 in sorted(hashes):
        if private.exists(sha256):
            private.copy_to(public, sha256)
