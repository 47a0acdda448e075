"""What somebody outside said was wrong with something public."""

from __future__ import annotations

from typing import Any

from demo.reading.documents import DocumentSource
from disclosure.catalogue.models import CatalogueEntry
from disclosure.objections.sealing import Contact
from disclosure.objections.services.file_objection import Filing, file_objection


def object_to(page: Any, source: DocumentSource) -> None:
    """File the objection of a document's front matter, as its form does."""
    said: Any = source.objection
    entry = CatalogueEntry.objects.get(kind=source.kind, source_id=page.pk)
    filing = Filing(said["matter"], said["text"], Contact(said["name"], said["contact"]), entry, entry.unit_id)
    file_objection(filing, key=source.slug)
