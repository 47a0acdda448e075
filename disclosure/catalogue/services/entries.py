"""Write catalogue entries: numbers, paths and dates that are given once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from base.services.sequence import take
from disclosure.catalogue.index_numbers import allocate_index_numbers
from disclosure.catalogue.models import CatalogueEntry, ReleasedContent, Tombstone
from disclosure.catalogue.prepared import Prepared

Row = TypeVar("Row", CatalogueEntry, Tombstone)
ENTRY_SEQUENCE = "entry"
UPDATED_FIELDS = [
    "translation_key", "listed", "noindex", "title", "doc_no", "issuer", "unit", "section", "written_date",
    "effective_date", "expiry_date", "repealed_date", "public_until", "updated_at", "external_id", "content",
]  # fmt: skip


def write_entries(items: Sequence[Prepared], contents: Sequence[ReleasedContent], at: datetime) -> list[CatalogueEntry]:
    """Insert or update the entry of each item and return them in the same order.

    A corrected item keeps number, path, index number and publication time (伪造发稿日期 is a veto item of
    国办秘函〔2019〕19号); one that was withdrawn comes back with those that its tombstone remembers.
    """
    existing = _by_key(CatalogueEntry, items)
    buried = _by_key(Tombstone, items)
    fresh = [item for item in items if item.key not in existing and item.key not in buried]
    numbers = iter(range(take(ENTRY_SEQUENCE, len(fresh)), 2**62)) if fresh else iter(())
    entries: list[CatalogueEntry] = []
    for item, content in zip(items, contents, strict=True):
        entry = existing.get(item.key) or _returned(buried.get(item.key)) or _new(item, next(numbers), at)
        _fill(entry, item, content, at)
        entries.append(entry)
    new = [entry for entry in entries if entry._state.adding]
    allocate_index_numbers(
        [(entry, item) for entry, item in zip(entries, items, strict=True) if entry._state.adding], at
    )
    CatalogueEntry.objects.bulk_create(new)
    old = [entry for item, entry in zip(items, entries, strict=True) if item.key in existing]
    if old:
        CatalogueEntry.objects.bulk_update(old, UPDATED_FIELDS)
    return entries


def _by_key(model: type[Row], items: Sequence[Prepared]) -> dict[tuple[str, int], Row]:
    found: dict[tuple[str, int], Row] = {}
    for kind in {item.copy.kind for item in items}:
        ids = [item.copy.source_id for item in items if item.copy.kind == kind]
        for row in model.objects.filter(kind=kind, source_id__in=ids):
            found[(row.kind, row.source_id)] = row
    return found


def _new(item: Prepared, number: int, at: datetime) -> CatalogueEntry:
    published = item.facts.original_published_at or at
    return CatalogueEntry(
        id=number,
        path=item.kind.path(item.content, item.facts, number, published),
        published_at=published,
        first_published_at=at,
    )


def _returned(tombstone: Tombstone | None) -> CatalogueEntry | None:
    if tombstone is None:
        return None
    return CatalogueEntry(
        id=tombstone.entry_number,
        path=tombstone.path,
        index_no=tombstone.index_no or None,
        published_at=tombstone.published_at,
        first_published_at=tombstone.first_published_at,
    )


def _fill(entry: CatalogueEntry, item: Prepared, content: ReleasedContent, at: datetime) -> None:
    facts = item.facts
    entry.kind, entry.source_id, entry.language = item.copy.kind, item.copy.source_id, item.content.language
    if facts.translation_key:
        entry.translation_key = facts.translation_key
    entry.title, entry.doc_no, entry.issuer = facts.title, facts.doc_no, facts.issuer
    entry.listed, entry.noindex, entry.external_id = facts.listed, facts.noindex, facts.external_id
    entry.unit_id, entry.section_id = facts.unit_id, facts.section_id
    entry.written_date, entry.effective_date = facts.written_date, facts.effective_date
    entry.expiry_date, entry.repealed_date = facts.expiry_date, facts.repealed_date
    entry.public_until, entry.updated_at, entry.content = facts.public_until, at, content
