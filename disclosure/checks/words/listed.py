"""The words that count now, out of all active lists."""

from __future__ import annotations

import re

from django.db.models import Subquery

from disclosure.checks.detectors.wording import ListedWord
from disclosure.checks.enums import ListKind
from disclosure.checks.models import Word, WordListVersion

_COMMA = re.compile(r"[,，、;；\n]")


# The version of the lists that a process has in memory. Every change of a list is a version (`change_words`).
Key = tuple[str, object] | None
_cached: tuple[Key, list[ListedWord]] = (None, [])


def newest() -> dict[str, Subquery]:
    """Return what tells whether the lists have changed, to be read along with something else."""
    versions = WordListVersion.objects.order_by("-pk")
    return {"words_hash": Subquery(versions.values("hash")[:1]), "words_at": Subquery(versions.values("made_at")[:1])}


def current_words(key: Key = None) -> list[ListedWord]:
    """Return every spelling to look for, in a stable order.

    Args:
        key: hash and time of the newest version, where the caller has read them already.
    """
    global _cached
    key = key or WordListVersion.objects.order_by("-pk").values_list("hash", "made_at").first()
    kept, words = _cached
    if key is None or kept != key:
        words = _read()
        _cached = (key, words)
    return words


def _read() -> list[ListedWord]:
    rows = Word.objects.filter(word_list__active=True).select_related("word_list").order_by("word_list_id", "text")
    return [listed for row in rows for listed in _spellings(row)]


def _spellings(row: Word) -> list[ListedWord]:
    """A list of leaders names the right spelling: there only the variants are wrong."""
    leader = row.word_list.kind == ListKind.LEADER
    spellings = [*([] if leader else [row.text]), *split(row.variants)]
    return [
        ListedWord(
            spelling,
            row.level,
            row.text if leader else row.replacement,
            row.reason,
            split(row.except_in),
            row.valid_from,
            row.valid_until,
        )
        for spelling in spellings
    ]


def split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _COMMA.split(text) if part.strip())
