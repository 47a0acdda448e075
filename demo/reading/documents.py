"""The demo's documents as they are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from base.clock import SHANGHAI
from base.doc_no import normalise_doc_no
from demo.reading.front_matter import read_markdown


@dataclass(frozen=True)
class DocumentSource:
    """One file of content/documents. A field that it does not know makes reading fail."""

    name: str
    body: str
    title: str
    kind: str  # document or reprint
    unit: str
    section: str
    topic: str
    statutory_item: str
    written_date: date
    pub_date: datetime
    state: str
    issuer: str = ""
    co_issuers: tuple[str, ...] = ()
    doc_no: str = ""
    key_areas: tuple[str, ...] = ()
    genre: str = ""
    openness: str = "active"
    openness_reason: str = ""
    openness_note: str = ""
    effective_date: date | None = None
    expiry_date: date | None = None
    repealed_by: str = ""
    repealed_date: date | None = None
    public_until: date | None = None
    is_normative: bool = False
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    deadline_rule: str = "general"
    original_location: str = ""  # of what was redacted
    redactions: tuple[dict[str, Any], ...] = ()
    correction: dict[str, Any] | None = None  # kind, note, and pairs of words to replace in the body
    objection: dict[str, Any] | None = None  # matter, words, name and contact of somebody outside
    redress: str = ""  # why it was rejected or withdrawn, or could not wait
    assess_on: date | None = None  # when an undisclosed document is looked at again
    source_name: str = ""
    source_url: str = ""
    original_date: date | None = None
    attachments: tuple[dict[str, Any], ...] = ()
    images: tuple[dict[str, Any], ...] = ()

    @property
    def at(self) -> datetime:
        return self.pub_date

    @property
    def slug(self) -> str:
        """The name of the draft in the filing cabinet, by which a second run finds it."""
        return f"demo-{self.name}"


def read_documents() -> list[DocumentSource]:
    """Return all documents in the order in which they were published."""
    sources = [_source(name, front, body) for name, front, body in read_markdown("documents")]
    return sorted(sources, key=lambda source: (source.pub_date, source.name))


def _source(name: str, front: dict[str, Any], body: str) -> DocumentSource:
    front["pub_date"] = front["pub_date"].replace(tzinfo=SHANGHAI)
    for field in ("doc_no", "repealed_by"):
        front[field] = normalise_doc_no(front.get(field, ""))
    try:
        return DocumentSource(name=name, body=body, **front)
    except TypeError as error:
        raise ValueError(f"{name}.md：{error}") from error
