"""Follow the catalogue: called inside the transaction of a release or withdrawal, so the two never part."""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.catalogue.models import CatalogueEntry
from search.documents import documents_of
from search.engines import get_engine


def put_in(entries: Sequence[CatalogueEntry]) -> None:
    """Index entries that were written."""
    get_engine().index(documents_of(entries))


def take_out(entry_ids: Sequence[int]) -> None:
    """Forget entries that are about to be removed."""
    get_engine().remove(entry_ids)
