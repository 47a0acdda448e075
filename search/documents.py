"""What an engine is given to index."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from base.doc_no import doc_no_key
from disclosure.catalogue.models import CatalogueEntry
from search import sounds
from search.tokens import squeezed


@dataclass(frozen=True)
class Document:
    """One entry of the catalogue as search sees it, and its forms in the index."""

    id: int
    content_id: int
    language: str
    title: str
    doc_no: str
    text: str
    published_at: datetime
    index_no: str = ""

    @classmethod
    def of(cls, entry: CatalogueEntry) -> Document:
        """Make the document of an entry; reads its content."""
        return cls(
            id=entry.pk,
            content_id=entry.content_id,
            language=entry.language,
            title=entry.title,
            doc_no=entry.doc_no,
            text=entry.content.text,
            published_at=entry.published_at,
            index_no=entry.index_no or "",
        )

    @cached_property
    def squeezed_title(self) -> str:
        return squeezed(self.title)

    @cached_property
    def squeezed_number(self) -> str:
        return squeezed(f"{self.doc_no} {self.index_no}")

    @cached_property
    def squeezed_text(self) -> str:
        return squeezed(self.text)

    @property
    def number_key(self) -> str:
        return doc_no_key(self.doc_no)[:200]

    @property
    def sound(self) -> str:
        return sounds.sound_of(self.squeezed_title)

    @property
    def initials(self) -> str:
        return sounds.initials_of(self.squeezed_title)
