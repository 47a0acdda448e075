"""What a kind says about a content: the fields of its entry and the terms it is filed under."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from disclosure.catalogue.enums import Openness


@dataclass(frozen=True)
class Link:
    """A reference to another item, by its source."""

    relation: str
    kind: str
    source_id: int


@dataclass(frozen=True)
class Facts:
    """Read from frozen content alone, never from a row."""

    title: str
    translation_key: UUID | None = None
    openness: str = Openness.ACTIVE
    listed: bool = True
    noindex: bool = False
    unit_id: int | None = None
    section_id: int | None = None
    co_unit_ids: tuple[int, ...] = ()
    topic_id: int | None = None
    key_area_ids: tuple[int, ...] = ()
    statutory_id: int | None = None
    genre: str = ""
    issuer: str = ""
    doc_no: str = ""
    index_no: str = ""  # an import's own; empty lets the release allocate one
    wants_index_no: bool = False
    written_date: date | None = None
    effective_date: date | None = None
    expiry_date: date | None = None
    repealed_date: date | None = None
    public_until: date | None = None
    due_at: datetime | None = None
    original_published_at: datetime | None = None
    external_id: str = ""
    old_address: str = ""
    abstract: str = ""
    links: tuple[Link, ...] = field(default=())
