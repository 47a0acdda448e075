"""Numbers and titles of documents that are not disclosed (rule R2)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from base.canonical import sha256_of
from base.doc_no import CLOSING, OPENING, doc_no_key
from base.text import normal_form
from disclosure.checks.detectors.hit import Hit
from disclosure.checks.enums import Level
from disclosure.checks.reading.part import Part
from disclosure.checks.undisclosed import KnownUndisclosed

_YEAR_AND_NUMBER = re.compile(rf"[{OPENING}]\s*(?:19|20)\d\d\s*[{CLOSING}]\s*第?\s*0*\d{{1,5}}\s*号")
LONGEST_CODE = 20  # characters of an organ's code before the year
_QUOTED = re.compile(r"《([^《》]{4,120})》")
SHORTEST_TITLE = 8  # a shorter one is a common phrase, and counts between 《》 only
SHOWN = 60


class Undisclosed:
    """The register, made ready to be looked for."""

    def __init__(self, known: Iterable[KnownUndisclosed]) -> None:
        self.by_tail: dict[str, list[str]] = defaultdict(list)
        self.titles: set[str] = set()
        for document in known:
            if document.doc_no and (key := doc_no_key(document.doc_no)):
                self.by_tail[key[-9:]].append(key)
            if document.title:
                self.titles.add(normal_form(document.title))
        self.long_titles = [title for title in self.titles if len(title) >= SHORTEST_TITLE]
        self.version = sha256_of(
            "\n".join(sorted([*self.titles, *(k for keys in self.by_tail.values() for k in keys)]))
        )

    def find(self, part: Part, own_number: str = "", own_title: str = "") -> Iterator[Hit]:
        """Yield where the register's documents are named. An item that names itself is no finding."""
        if self.by_tail:
            yield from self._numbers(part, doc_no_key(own_number) if own_number else "")
        if self.titles:
            yield from self._titles(part, normal_form(own_title))

    def _numbers(self, part: Part, own: str) -> Iterator[Hit]:
        for match in _YEAR_AND_NUMBER.finditer(part.plain):
            start = max(match.start() - LONGEST_CODE - 1, 0)  # a blank may stand before the year
            key = doc_no_key(part.plain[start : match.end()])
            # What stands before the number may be part of the sentence: 根据示政发〔2026〕5号.
            for known in self.by_tail.get(key[-9:], ()):
                if key.endswith(known) and known != own:
                    yield Hit("undisclosed", Level.STOP, match.start(), match.end(), known, known)
                    break

    def _titles(self, part: Part, own: str) -> Iterator[Hit]:
        found = set()
        for match in _QUOTED.finditer(part.plain):
            title = normal_form(match[1])
            if title in self.titles and title != own:
                found.add(title)
                yield Hit("undisclosed", Level.STOP, match.start(), match.end(), title, match[0][:SHOWN])
        if not self.long_titles:
            return
        text = part.plain.replace("\n", "")
        for title in self.long_titles:
            if title != own and title not in found and title in text:
                start = max(part.plain.find(title), 0)
                yield Hit("undisclosed", Level.STOP, start, start + len(title), title, title[:SHOWN])
