"""What a detail page shows around the frozen body: metadata box, validity, relations, dates."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.safestring import mark_safe

from base.clock import SHANGHAI, today
from disclosure.catalogue.changes_shown import changes_of
from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import FileRole, Validity
from disclosure.catalogue.links import LinkedItem, linked_items, related_groups, with_living_links
from disclosure.catalogue.metadata_box import metadata_box
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.repeals import ENDING
from disclosure.catalogue.shell import Shell
from disclosure.catalogue.validity import validity_of
from portal.meta import article_meta


def detail_context(entry: CatalogueEntry, content: Content, shell: Shell) -> dict[str, Any]:
    """Return the context of a detail page. One query: the items that this one is linked with."""
    linked = linked_items(entry)
    return frame_context(entry, content, shell, linked) | {
        "body": mark_safe(with_living_links(entry.content.rendered.html, linked)),  # noqa: S308  our own template made it
        "changes": changes_of(entry),
        "read_online": True,
    }


def frame_context(entry: CatalogueEntry, content: Content, shell: Shell, linked: list[LinkedItem]) -> dict[str, Any]:
    """Return everything around the body; reviewers see the same frame around what they read."""
    section = shell.of("section").get(entry.section_id or 0)
    unit = shell.of("unit").get(entry.unit_id or 0)
    validity = validity_of(entry, today())
    return {
        "entry": entry,
        "content": content,
        "box": metadata_box(entry, content, shell, validity, settings.GONGKAI_METADATA_BOX),
        "section": section,
        "unit": unit,
        "breadcrumb": [(part.name, part.path) for part in reversed(shell.with_ancestors("section", entry.section_id))],
        "attachments": [file for file in content.files if file.role == FileRole.ATTACHMENT],
        "validity": _validity(entry, validity, linked),
        "related": related_groups(linked),
        "meta": article_meta(
            shell,
            section,
            title=entry.title,
            published=entry.published_at.astimezone(SHANGHAI),
            source=content.fields.get("source_name") or (unit.name if unit else "") or entry.issuer,
            description=content.fields.get("abstract") or "",
            keywords=content.fields.get("keywords") or "",
            path=entry.path or "",
        ),
    }


def _validity(entry: CatalogueEntry, code: str, linked: list[LinkedItem]) -> dict[str, Any]:
    dates = {
        Validity.REPEALED: entry.repealed_date,
        Validity.EXPIRED: entry.expiry_date,
        Validity.NOT_EFFECTIVE: entry.effective_date,
    }
    by = next((item.entry for item in linked if not item.outgoing and item.relation in ENDING), None)
    return {"code": code, "label": Validity(code).label, "date": dates.get(Validity(code)), "by": by}
