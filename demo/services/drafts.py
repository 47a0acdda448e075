"""A draft for each document of the demo, in the folder of its unit and year."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from demo.reading.documents import DocumentSource
from demo.services.bodies import body_of, with_ids
from demo.services.media import add_attachment, add_picture
from demo.services.places import Places
from disclosure.documents.models import DocumentPage, ReprintPage
from portal.services.folders import year_folder


def make_draft(
    source: DocumentSource, places: Places, pages: dict[str, int], sources: Sequence[DocumentSource]
) -> DocumentPage | ReprintPage:
    """Make the draft of a document as its editor, files included.

    Args:
        pages: page by document number, of the documents before this one.
        sources: all documents, among which are those that this one repeals.
    """
    pictures = {item["name"]: add_picture(item, source.unit, source.name[4:], places) for item in source.images}
    files = {item["name"]: add_attachment(item, source.unit, places) for item in source.attachments}
    fields = _filing(source, places) | (_as_reprint(source) if source.kind == "reprint" else _as_document(source))
    model = ReprintPage if source.kind == "reprint" else DocumentPage
    page = model(**fields, slug=source.slug, live=False, owner=places.editor(source.unit))
    page.body = json.dumps(body_of(source, pictures, files, pages.get))
    loose = [file.pk for name, file in files.items() if f"{{attachment {name}}}" not in source.body]
    page.redactions = _stream(source, "redaction", list(source.redactions))
    page.attachments = _stream(source, "file", [{"document": pk, "title": ""} for pk in loose])
    if isinstance(page, DocumentPage):
        page.relations = _stream(source, "relation", _repeals(source, sources, pages))
        page.co_units = places.units_named(source.co_issuers)
        page.joint_consent = _consent(source.written_date) if page.co_units.exists() else ""
    page.key_areas = [places.key_areas[name] for name in source.key_areas]
    return year_folder(places.units[source.unit], source.pub_date.year).add_child(instance=page)


def _filing(source: DocumentSource, places: Places) -> dict[str, Any]:
    return {
        "title": source.title,
        "unit": places.units[source.unit],
        "section": places.sections[source.section],
        "topic": places.topics[source.topic],
        "statutory_item": places.statutory[source.statutory_item] if source.statutory_item else None,
        "openness": source.openness,
        "non_disclosure_reason": source.openness_reason,
        "openness_note": source.openness_note,
        "abstract": source.abstract,
        "keywords": ",".join(source.keywords),
        "public_until": source.public_until,
        "original_location": source.original_location,
    }


def _as_document(source: DocumentSource) -> dict[str, Any]:
    return {
        "issuer": source.issuer,
        "co_issuers": "、".join(source.co_issuers),
        "doc_no": source.doc_no,
        "genre": source.genre,
        "audience": "、".join(source.audience),
        "is_normative": source.is_normative,
        "deadline_rule": source.deadline_rule,
        "written_date": source.written_date,
        "effective_date": source.effective_date,
        "expiry_date": source.expiry_date,
    }


def _as_reprint(source: DocumentSource) -> dict[str, Any]:
    return {name: getattr(source, name) for name in ("source_name", "source_url", "original_date")}


def _repeals(source: DocumentSource, sources: Sequence[DocumentSource], pages: dict[str, int]) -> list[dict[str, Any]]:
    ended = [other.doc_no for other in sources if source.doc_no and other.repealed_by == source.doc_no]
    return [{"relation": "repeals", "target": pages[number]} for number in ended if number in pages]


def _stream(source: DocumentSource, block: str, values: list[dict[str, Any]]) -> str:
    blocks = [{"type": block, "value": value} for value in values]
    return json.dumps(list(with_ids(f"{source.slug}/{block}", blocks)))


def _consent(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日发文会签单，各单位均同意公开"
