"""One-liners of the catalogue's tests."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from disclosure.catalogue.models import CatalogueEntry
from tests.factories import DocumentFactory
from tests.moves import release


def let_out(place: SimpleNamespace, **kwargs: Any) -> CatalogueEntry:
    """Release a document of the district's unit into its section, and return its entry."""
    return entry_of(released_page(place, **kwargs))


def released_page(place: SimpleNamespace, **kwargs: Any) -> Any:
    """Release a document of the district's unit into its section, and return the page, fresh."""
    page = DocumentFactory(**{"unit": place.unit, "section": place.section, **kwargs})
    release(page)
    return type(page).objects.get(pk=page.pk)


def entry_of(page: Any) -> CatalogueEntry:
    return CatalogueEntry.objects.get(kind="document", source_id=page.pk)
