"""Follow the catalogue: called inside the transaction of a release or withdrawal, so the two never part.

Elasticsearch, where there is one, learns of it after COMMIT (search/feed)."""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.catalogue.models import CatalogueEntry
from search.documents import documents_of
from search.engines import get_engine
from search.feed.noting import note


def put_in(entries: Sequence[CatalogueEntry]) -> None:
    """Index entries that were written."""
    index_again(entries)
    note([entry.pk for entry in entries])


def index_again(entries: Sequence[CatalogueEntry]) -> None:
    """Index entries that did not change; nobody else needs to know."""
    get_engine().index(documents_of(entries))


def take_out(entry_ids: Sequence[int]) -> None:
    """Forget entries that are about to be removed."""
    get_engine().remove(entry_ids)
    note(entry_ids)
