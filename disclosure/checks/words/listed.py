"""The words that count now, out of all active lists."""

from __future__ import annotations

import re

from disclosure.checks.detectors.wording import ListedWord
from disclosure.checks.enums import ListKind
from disclosure.checks.models import Word

_COMMA = re.compile(r"[,，、;；\n]")


def current_words() -> list[ListedWord]:
    """Return every spelling to look for, in a stable order. One query."""
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
