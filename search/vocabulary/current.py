"""The thesaurus at work: made of the rows, kept in this process until the version row `synonyms` moves."""

from __future__ import annotations

from typing import Any

from disclosure.catalogue import versions
from search.thesaurus import Thesaurus
from search.vocabulary.models import Synonym

VERSION = "synonyms"
_kept: tuple[int, Thesaurus] | None = None


def thesaurus() -> Thesaurus:
    """The thesaurus as it is now. One look-up by key; a change is at work in every process with the next search."""
    global _kept
    version = versions.read([VERSION])[VERSION]
    kept = _kept
    if kept is None or kept[0] != version:
        kept = _kept = (version, load())
    return kept[1]


def load() -> Thesaurus:
    """Read all rows that are in use."""
    others: dict[str, dict[str, None]] = {}
    for row in Synonym.objects.filter(active=True).order_by("pk"):
        for word, other in row.pairs():
            others.setdefault(word, {})[other] = None
    return Thesaurus({word: tuple(found) for word, found in others.items()})


def changed(**kwargs: Any) -> None:
    """Tell every process; called inside the transaction that changed a row."""
    versions.move([VERSION])


def forget() -> None:
    """Drop what is kept in this process."""
    global _kept
    _kept = None
