"""The fields of a line, each with its type and the length that it may have. The format is docs/import.md."""

from __future__ import annotations

from typing import NamedTuple


class FieldSpec(NamedTuple):
    """`type` is one of: text, long (many lines), list (texts, or one text), date, moment, flag, files."""

    type: str
    limit: int = 0


FIELDS: dict[str, FieldSpec] = {
    "source_id": FieldSpec("text", 100),
    "title": FieldSpec("text", 200),
    "body": FieldSpec("long"),
    "body_html": FieldSpec("long"),
    "abstract": FieldSpec("long", 1500),
    "keywords": FieldSpec("list", 200),
    "doc_no": FieldSpec("text", 100),
    "index_no": FieldSpec("text", 60),
    "issuer": FieldSpec("text", 200),
    "co_issuers": FieldSpec("list", 500),
    "joint_consent": FieldSpec("text", 300),
    "genre": FieldSpec("text", 10),
    "audience": FieldSpec("list", 100),
    "is_normative": FieldSpec("flag"),
    "names_individuals": FieldSpec("flag"),
    "unit": FieldSpec("text", 100),
    "section": FieldSpec("text", 200),
    "topic": FieldSpec("text", 100),
    "subject": FieldSpec("text", 100),
    "key_areas": FieldSpec("list", 500),
    "statutory_item": FieldSpec("text", 100),
    "openness": FieldSpec("text", 12),
    "openness_reason": FieldSpec("text", 30),
    "openness_note": FieldSpec("long", 2000),
    "written_date": FieldSpec("date"),
    "effective_date": FieldSpec("date"),
    "expiry_date": FieldSpec("date"),
    "repealed_date": FieldSpec("date"),
    "public_until": FieldSpec("date"),
    "pub_date": FieldSpec("moment"),
    "old_url": FieldSpec("text", 500),
    "source": FieldSpec("text", 200),
    "attachments": FieldSpec("files"),
}
