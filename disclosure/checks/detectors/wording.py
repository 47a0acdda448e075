"""Words of the editable lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from disclosure.checks.detectors.hit import Hit, around
from disclosure.checks.enums import Level
from disclosure.checks.reading.part import Part

MOST = 20  # findings of one word in one text


@dataclass(frozen=True)
class ListedWord:
    """One spelling to look for, with what its list says about it."""

    spelling: str
    level: str = Level.WARN
    replacement: str = ""
    reason: str = ""
    except_in: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None

    def holds_on(self, day: date) -> bool:
        return not (self.valid_from and day < self.valid_from) and not (self.valid_until and day > self.valid_until)


class Wording:
    """All words of all active lists."""

    def __init__(self, words: Iterable[ListedWord]) -> None:
        self.words = list(words)
        # A word whose characters are not all there need not be looked for; of a law that leaves one in ten.
        self._characters = [(frozenset(word.spelling), word) for word in self.words]

    def find(self, part: Part, day: date) -> Iterator[Hit]:
        """Yield the words that are wrong in a text of that day."""
        plain = part.plain
        for characters, word in self._characters:
            if characters <= part.characters and word.spelling in plain and word.holds_on(day):
                yield from _places(plain, word)


def _places(plain: str, word: ListedWord) -> Iterator[Hit]:
    allowed = _allowed(plain, word)
    for number, match in enumerate(re.finditer(re.escape(word.spelling), plain)):
        if number == MOST:
            return
        if any(start <= match.start() and match.end() <= end for start, end in allowed):
            continue
        shown = around(plain, match.start(), match.end())
        advice = "：".join([text for text in (word.replacement, word.reason) if text])
        yield Hit("word", word.level, match.start(), match.end(), f"{word.spelling}@{shown}", shown, advice)


def _allowed(plain: str, word: ListedWord) -> list[tuple[int, int]]:
    """Return where the word is only part of a right one."""
    return [
        match.span() for right in word.except_in if right in plain for match in re.finditer(re.escape(right), plain)
    ]
