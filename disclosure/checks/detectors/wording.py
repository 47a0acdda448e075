"""Words of the editable lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
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
        self._by_ending: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            self._by_ending[word.spelling[-2:]].append(number)
        self._pairs = _any_of([each for each in self._by_ending if len(each) == 2])
        self._single = [each for each in self._by_ending if len(each) == 1]

    def find(self, part: Part, day: date) -> Iterator[Hit]:
        """Yield the words that are wrong in a text of that day."""
        plain = part.plain
        for word in self._candidates(plain):
            if word.spelling in plain and word.holds_on(day):
                yield from _places(plain, word)

    def _candidates(self, plain: str) -> list[ListedWord]:
        """Return the words whose last two characters stand somewhere, in their order: of a law that leaves a few."""
        there = self._by_ending.keys() & {*self._pairs.findall(plain), *self._single}
        return [self.words[number] for number in sorted(n for each in there for n in self._by_ending[each])]


def _any_of(pairs: Collection[str]) -> re.Pattern[str]:
    """Return a pattern that finds all of these pairs and some others: one look at a text for all words together."""
    firsts, seconds = (re.escape("".join({pair[place] for pair in pairs})) for place in (0, 1))
    return re.compile(f"(?=([{firsts}][{seconds}]))" if pairs else "(?!)")


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
