"""A kind of item without a draft, so that tests can release thousands of them in seconds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from base import clock
from base.models import Sequence as SequenceRow
from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content, hash_of
from disclosure.catalogue.enums import ReleaseKind
from disclosure.catalogue.facts import Facts
from disclosure.catalogue.models import CatalogueEntry, Release, ReviewCopy
from disclosure.catalogue.prepared import Prepared
from disclosure.catalogue.services.release import CHUNK, release_items
from tests.moves import SECRECY, approvals


class NoteKind(kinds.ItemKind):
    """Its fields are the arguments of `Facts`; `restore_all` has no draft to restore."""

    code = "note"
    label = "记录"
    model = SequenceRow

    def facts(self, content: Content) -> Facts:
        fields = dict(content.fields)
        moments = {name: datetime.fromisoformat(fields[name]) for name in ("original_published_at",) if name in fields}
        areas = {"key_area_ids": tuple(fields["key_area_ids"])} if "key_area_ids" in fields else {}
        return Facts(**{**fields, **moments, **areas})

    def path(self, content: Content, facts: Facts, number: int, published_at: datetime) -> str:
        return f"/notes/{number}/"

    def body_html(self, content: Content) -> str:
        return f"<p>{content.fields['title']}</p>"

    def text(self, content: Content) -> str:
        return str(content.fields["title"])

    def restore_all(self, items: Sequence[Prepared], at: datetime) -> None:
        pass


@contextmanager
def note_kind() -> Iterator[None]:
    """Let notes be released inside."""
    kinds.register(NoteKind())
    try:
        yield
    finally:
        kinds._KINDS.pop("note")


def note_copies(fields: Sequence[tuple[int, dict[str, Any]]]) -> list[ReviewCopy]:
    """Freeze notes, each given by its source number and its facts."""
    copies = []
    for number, values in fields:
        text = Content("note", "zh-hans", {"title": f"第{number}号记录", **values}).to_json()
        copies.append(
            ReviewCopy(kind="note", source_id=number, language="zh-hans", title=f"第{number}号记录", content=text,
                       hash=hash_of(text), submitted_at=clock.now())
        )  # fmt: skip
    return ReviewCopy.objects.bulk_create(copies)


def release_notes(*fields: tuple[int, dict[str, Any]], **kwargs: Any) -> list[Release]:
    """Release notes through the one door, in chunks."""
    releases = []
    for start in range(0, len(fields), CHUNK):
        copies = note_copies(fields[start : start + CHUNK])
        hashes = [copy.hash for copy in copies]
        releases.append(
            release_items(copies, how=ReleaseKind.BATCH, approvals=approvals(*hashes), secrecy=SECRECY, **kwargs)
        )
    return releases


def note(number: int) -> CatalogueEntry:
    return CatalogueEntry.objects.get(kind="note", source_id=number)
