from __future__ import annotations

from typing import Any

from disclosure.catalogue.models import CatalogueEntry
from tests.factories import DocumentFactory
from tests.moves import release, release_shell


def released(**fields: Any) -> CatalogueEntry:
    """A document that went through the door, with its unit and section."""
    page = DocumentFactory(**fields)
    release_shell(page.unit, page.section)
    release(page)
    return CatalogueEntry.objects.get(kind="document", source_id=page.pk)
