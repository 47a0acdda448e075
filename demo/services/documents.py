"""The documents of the demo: each is made whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from wagtail.models import Page

from demo.reading.documents import DocumentSource
from demo.services.drafts import make_draft
from demo.services.places import Places
from demo.services.states import bring_to_state


class DocumentLoader:
    """Makes documents in the order in which they were published, and knows which page has which number."""

    def __init__(self, places: Places, sources: Sequence[DocumentSource]) -> None:
        self._places, self._sources = places, sources
        slugs = [source.slug for source in sources]
        self._there = dict(Page.objects.filter(slug__in=slugs).values_list("slug", "pk"))
        self._pages = {
            source.doc_no: self._there[source.slug]
            for source in sources
            if source.doc_no and source.slug in self._there
        }

    @transaction.atomic
    def load(self, source: DocumentSource) -> int:
        """Make a document and bring it to its state unless it is there; return how many were made."""
        if source.slug in self._there:
            return 0
        page = make_draft(source, self._places, self._pages, self._sources)
        bring_to_state(page, source, self._places)
        self._there[source.slug] = page.pk
        if source.doc_no:
            self._pages[source.doc_no] = page.pk
        return 1
