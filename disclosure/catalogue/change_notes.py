"""The note that goes with the next correction: kept beside the draft, frozen with the submission."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.conf import settings
from django.db.models import Q

from disclosure.catalogue.content import Change, Content
from disclosure.catalogue.correcting import needs_change
from disclosure.catalogue.enums import ChangeKind
from disclosure.catalogue.models import ChangeNote


def note_of(kind: str, source_id: int | None) -> ChangeNote:
    """Return the note beside a draft; an unsaved empty one where nothing was typed yet."""
    found = ChangeNote.objects.filter(kind=kind, source_id=source_id).first() if source_id else None
    return found or ChangeNote(kind=kind, source_id=source_id or 0)


def write_note(kind: str, source_id: int, change: Change) -> None:
    ChangeNote.objects.update_or_create(
        kind=kind, source_id=source_id, defaults={"change_kind": change.kind, "note": change.note}
    )


def forget_notes(sources: Iterable[tuple[str, int]]) -> None:
    """Released: what was said is said."""
    wanted = Q(pk__in=[])
    for kind, source_id in sources:
        wanted |= Q(kind=kind, source_id=source_id)
    ChangeNote.objects.filter(wanted).delete()


def with_change(content: Content, source_id: int | None) -> Content:
    """Return the content with the note beside its draft, where it would replace something public.

    Who translates has no form to type one in: a translation that nobody described is 译文更新.
    """
    if not needs_change(content.kind, source_id):
        return content
    note = note_of(content.kind, source_id)
    if note.change_kind:
        return replace(content, change=Change(note.change_kind, note.note.strip()))
    translated = content.language != settings.LANGUAGE_CODE
    return replace(content, change=Change(ChangeKind.TRANSLATION)) if translated else content
