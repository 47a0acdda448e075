"""Render a review copy as the page it would become."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.safestring import mark_safe

from base import clock
from disclosure.catalogue import shell as shells
from disclosure.catalogue.content import Content
from disclosure.catalogue.detail import frame_context
from disclosure.catalogue.links import LinkedItem, with_living_links
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.catalogue.prepared import Prepared, prepare


def draft_entry(item: Prepared) -> CatalogueEntry:
    """Return the entry that a copy would get, unsaved; what is public of it keeps its numbers and dates."""
    facts = item.facts
    entry = CatalogueEntry.objects.filter(kind=item.copy.kind, source_id=item.copy.source_id).first()
    now = clock.now()
    entry = entry or CatalogueEntry(published_at=now, first_published_at=now, updated_at=now, path="")
    entry.kind, entry.source_id = item.copy.kind, item.copy.source_id
    for name in (
        "title",
        "doc_no",
        "issuer",
        "unit_id",
        "section_id",
        "written_date",
        "effective_date",
        "expiry_date",
        "repealed_date",
    ):
        setattr(entry, name, getattr(facts, name))
    entry.index_no = entry.index_no or facts.index_no or None
    return entry


def copy_context(copy: ReviewCopy) -> dict[str, Any]:
    """Return the context of the public detail template, filled from the copy alone."""
    item = prepare([copy])[0]
    entry, shell = draft_entry(item), shells.current()
    linked = items_named_by(item)
    body = with_living_links(item.kind.body_html(item.content), linked)
    context = frame_context(entry, item.content, shell, linked)
    return context | item.kind.detail_context(entry, item.content) | {"body": mark_safe(body), "reviewing": True}  # noqa: S308


def items_named_by(item: Prepared) -> list[LinkedItem]:
    """Return the public items that a copy refers to, as its page would show them."""
    found = []
    for link in item.facts.links:
        entry = CatalogueEntry.objects.public().filter(kind=link.kind, source_id=link.source_id).first()
        if entry:
            found.append(LinkedItem(link.relation, True, entry))
    return found


def with_private_files(html: str, copy: ReviewCopy) -> str:
    """Lead each file of the copy to the private store: its public address does not answer yet."""
    private = reverse("review:copy", args=[copy.pk]).rstrip("/")
    for file in Content.from_json(copy.content).files:
        html = html.replace(file.address, private + file.address)
    return html
