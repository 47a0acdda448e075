"""One-liners: entries with attachments, and the clock that reads them."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from base import clock
from disclosure.catalogue.models import CatalogueEntry, EntryFile
from search.files.models import FileText
from search.files.reading import read_some
from tests.search.moves import released


def attached(*files: tuple[str, bytes], **fields: Any) -> CatalogueEntry:
    """A released document with these files, by name and bytes."""
    return released(attachments=[("file", attachment(name, data)) for name, data in files], **fields)


def attachment(name: str, data: bytes) -> dict[str, Any]:
    title, _dot, suffix = name.rpartition(".")
    document = Document.objects.create(title=title, file=ContentFile(data, name=f"upload.{suffix}"))
    return {"document": document, "title": title}


def read_all() -> int:
    """Take the step of the clock until nothing waits."""
    done = 0
    while count := read_some(clock.now()):
        done += count
    return done


def file_of(entry: CatalogueEntry, position: int = 0) -> EntryFile:
    return entry.files.order_by("order")[position]


def text_of(entry: CatalogueEntry, position: int = 0) -> FileText:
    return FileText.objects.get(pk=file_of(entry, position).sha256)


def address(file: EntryFile) -> str:
    return f"/files/{file.sha256}/{file.name}/read/"
