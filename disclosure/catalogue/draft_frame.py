"""Render content that is not public yet as the page it would become: for reviewers and for previews."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import mark_safe

from base import clock
from disclosure.catalogue import kinds
from disclosure.catalogue import shell as shells
from disclosure.catalogue.changes_shown import changes_to_be
from disclosure.catalogue.content import Content
from disclosure.catalogue.detail import frame_context
from disclosure.catalogue.facts import Facts
from disclosure.catalogue.links import LinkedItem, with_living_links
from disclosure.catalogue.models import CatalogueEntry

FROM_FACTS = (
    "title",
    "doc_no",
    "issuer",
    "unit_id",
    "section_id",
    "written_date",
    "effective_date",
    "expiry_date",
    "repealed_date",
)


def draft_context(source_id: int, content: Content) -> dict[str, Any]:
    """Return the context of the public detail template, filled from the content alone."""
    kind, shell = kinds.get(content.kind), shells.current()
    facts = kind.facts(content)
    entry, linked = draft_entry(source_id, content, facts), items_named_by(facts)
    body = with_living_links(kind.body_html(content), linked)
    context = frame_context(entry, content, shell, linked)
    context |= kind.detail_context(entry, content) | {"changes": changes_to_be(entry, content)}
    return context | {"body": mark_safe(body), "reviewing": True}  # noqa: S308


def draft_entry(source_id: int, content: Content, facts: Facts) -> CatalogueEntry:
    """Return the entry that a content would get, unsaved; what is public of it keeps its numbers and dates."""
    entry = CatalogueEntry.objects.filter(kind=content.kind, source_id=source_id).first()
    now = clock.now()
    entry = entry or CatalogueEntry(published_at=now, first_published_at=now, updated_at=now, path="")
    entry.kind, entry.source_id = content.kind, source_id
    for name in FROM_FACTS:
        setattr(entry, name, getattr(facts, name))
    entry.index_no = entry.index_no or facts.index_no or None
    return entry


def items_named_by(facts: Facts) -> list[LinkedItem]:
    """Return the public items that a content refers to, as its page would show them."""
    found = []
    for link in facts.links:
        entry = CatalogueEntry.objects.public().filter(kind=link.kind, source_id=link.source_id).first()
        if entry:
            found.append(LinkedItem(link.relation, True, entry))
    return found
