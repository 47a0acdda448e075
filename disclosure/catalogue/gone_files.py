"""Files that were public once: their addresses answer like the page of the item that showed them (410), not like an
address that never was (404).

An erased item leaves none of these rows: its files are as if they had never been.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from base.canonical import sha256_of
from disclosure.catalogue.content import Content
from disclosure.catalogue.erasing import Target
from disclosure.catalogue.models import CatalogueEntry, EntryFile, GoneFile, PastFile, ReleasedContent, Tombstone


class GoneWith(NamedTuple):
    """Why a file is no longer public: its item was withdrawn, or is there (`current`) without it."""

    tombstone: Tombstone | None = None
    current: str = ""


def remember_withdrawn(entries: Sequence[CatalogueEntry]) -> None:
    """Entries are about to go, with their files and those of their earlier versions."""
    _remember(
        GoneFile(kind=kind, source_id=source_id, address_hash=address_hash(sha256, name))
        for model in (EntryFile, PastFile)
        for kind, source_id, sha256, name in model._default_manager.filter(entry__in=entries).values_list(
            "entry__kind", "entry__source_id", "sha256", "name"
        )
    )


def remember_sealed(content_ids: Sequence[int]) -> None:
    """Earlier versions were sealed, with what they alone showed."""
    for row in ReleasedContent.objects.filter(pk__in=content_ids).exclude(content="").defer("text"):
        _remember(
            GoneFile(kind=row.kind, source_id=row.source_id, address_hash=address_hash(file.sha256, file.name))
            for file in Content.from_json(row.content).files
        )


def why_gone(sha256: str, name: str) -> GoneWith | None:
    """Why a file that nobody shows is not there; None where none of this name was ever public."""
    sources = GoneFile.objects.filter(address_hash=address_hash(sha256, name)).values_list("kind", "source_id")
    found = [_with(kind, source_id) for kind, source_id in sources]
    tombstones = [one.tombstone for one in found if one.tombstone]
    if tombstones:
        return GoneWith(max(tombstones, key=lambda one: one.withdrawn_at))
    return next(iter(found), None)


def forget(target: Target) -> int:
    """彻底删除."""
    return GoneFile.objects.filter(kind=target.kind, source_id=target.source_id).delete()[0]


def address_hash(sha256: str, name: str) -> str:
    """A name may be that of a person: it is not kept (rule R9)."""
    return sha256_of(f"{sha256}/{name}")


def _with(kind: str, source_id: int) -> GoneWith:
    if tombstone := Tombstone.objects.filter(kind=kind, source_id=source_id).first():
        return GoneWith(tombstone)
    path = CatalogueEntry.objects.filter(kind=kind, source_id=source_id).values_list("path", flat=True).first()
    return GoneWith(current=path or "")


def _remember(rows: Iterable[GoneFile]) -> None:
    GoneFile.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
