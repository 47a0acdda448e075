"""The catalogue as JSON: what an item says to other machines."""

from __future__ import annotations

from typing import Any

from base.clock import SHANGHAI, today
from disclosure.catalogue.addresses import absolute
from disclosure.catalogue.content import Content, FrozenFile
from disclosure.catalogue.links import LinkedItem
from disclosure.catalogue.lists.facets import make_facets
from disclosure.catalogue.lists.listing import Listing
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.shell import Part, Shell
from disclosure.catalogue.validity import validity_of

ROOT = "/api/v1/catalogue/"
DATES = ("written_date", "effective_date", "expiry_date", "repealed_date", "public_until")
MOMENTS = ("published_at", "first_published_at", "updated_at")


def list_json(listing: Listing, shell: Shell, language: str) -> dict[str, Any]:
    """Return one page of a list with its facets and the addresses of its neighbours."""
    facets = {
        facet.dimension: [{"value": v.slug, "label": v.label, "count": v.count} for v in facet.values]
        for facet in make_facets(listing, shell, ROOT)
    }
    return {
        "total": listing.total,
        "total_is_exact": listing.exact,
        "page": listing.page,
        "pages": listing.pages,
        "next": _page_address(listing, listing.page + 1, language),
        "previous": _page_address(listing, listing.page - 1, language),
        "results": [row_json(entry, shell) for entry in listing.rows],
        "facets": facets,
    }


def row_json(entry: CatalogueEntry, shell: Shell) -> dict[str, Any]:
    """Return what a list says about an item."""
    return {
        "number": entry.pk,
        "kind": entry.kind,
        "source_id": entry.external_id,
        "language": entry.language,
        "title": entry.title,
        "url": absolute(entry.address),
        "api_url": absolute(f"{ROOT}{entry.pk}/"),
        "index_no": entry.index_no,
        "doc_no": entry.doc_no,
        "issuer": entry.issuer,
        "unit": _part(shell.of("unit").get(entry.unit_id or 0)),
        "section": _part(shell.of("section").get(entry.section_id or 0)),
        "validity": str(validity_of(entry, today())),
        "noindex": entry.noindex,
        **{name: _iso(getattr(entry, name)) for name in DATES},
        **{name: getattr(entry, name).astimezone(SHANGHAI).isoformat() for name in MOMENTS},
    }


def item_json(entry: CatalogueEntry, content: Content, shell: Shell, linked: list[LinkedItem]) -> dict[str, Any]:
    """Return everything about one item: its metadata, its text, its files with their hashes, its relations."""
    fields = content.fields
    areas = [shell.of("key_area").get(number) for number in fields.get("key_areas") or []]
    return row_json(entry, shell) | {
        "abstract": fields.get("abstract") or "",
        "keywords": fields.get("keywords") or "",
        "genre": fields.get("genre") or "",
        "topics": [_part(part) for part in reversed(shell.with_ancestors("topic", fields.get("topic")))],
        "key_areas": [_part(area) for area in areas if area],
        "source_name": fields.get("source_name") or "",
        "source_url": fields.get("source_url") or "",
        "text": entry.content.text,
        "content_sha256": entry.content.hash,
        "files": [_file(file) for file in content.files],
        "relations": [_relation(item) for item in linked],
    }


def _file(file: FrozenFile) -> dict[str, Any]:
    return {
        "name": file.name,
        "title": file.title,
        "role": file.role,
        "content_type": file.content_type,
        "size": file.size,
        "sha256": file.sha256,
        "url": absolute(file.address),
    }


def _relation(item: LinkedItem) -> dict[str, Any]:
    return {
        "relation": item.relation,
        "direction": "to" if item.outgoing else "from",
        "number": item.entry.pk,
        "title": item.entry.title,
        "url": absolute(item.entry.address),
    }


def _part(part: Part | None) -> dict[str, str] | None:
    return {"value": part.slug, "label": part.name} if part else None


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _page_address(listing: Listing, page: int, language: str) -> str | None:
    if not 1 <= page <= listing.pages:
        return None
    query = listing.filters.query(page=page) + ("" if language == "zh-hans" else f"&language={language}")
    return absolute(f"{ROOT}?{query}")
