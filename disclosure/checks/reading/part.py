"""A stretch of text as the detectors read it, and the way back to where people find it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

# Soft hyphens, zero widths, direction marks, variation selectors: nobody sees them, and they split numbers.
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_FOREIGN_DIGIT = re.compile(r"[^\x00-\x7f]", re.UNICODE)
_ODD_DIGIT = re.compile(r"(?![0-9])\d")
# One character for one: full-width forms, and every blank but the tab between cells and the end of a line.
_PLAIN = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    ord(blank): " " for blank in "\u00a0\u1680\u202f\u205f\u3000\x0b\x0c\r" + "".join(map(chr, range(0x2000, 0x200B)))
}
# Chinese sentences keep their own marks; they end words for the detectors.
for _kept in "，：；？！（）～":
    _PLAIN.pop(ord(_kept))


@dataclass(frozen=True)
class Line:
    """A paragraph, a row of a table (its cells divided by tabs) or a line of a PDF, and where it stands."""

    place: str
    text: str


@dataclass(frozen=True)
class Part:
    """A field or a file: its lines make one text, so that a number which two of them share is still found."""

    field: str
    lines: tuple[Line, ...]
    file: str = ""  # the SHA-256 of the attachment, empty for a field
    open_contacts: bool = False  # telephone and address of an organ: public by nature (条例 art. 20(2))

    @cached_property
    def text(self) -> str:
        return "\n".join([line.text for line in self.lines])

    @cached_property
    def plain(self) -> str:
        """The text without what nobody sees, with ASCII digits and letters. `place_of` takes its indexes."""
        visible = self.text if self._origins is None else "".join([self.text[index] for index in self._origins])
        plain = visible.translate(_PLAIN)
        return _ODD_DIGIT.sub(_ascii_digit, plain) if _FOREIGN_DIGIT.search(plain) else plain

    @cached_property
    def _origins(self) -> list[int] | None:
        """Where the visible characters stand in the text; None where all of them are visible."""
        if not _INVISIBLE.search(self.text):
            return None
        return [index for index, character in enumerate(self.text) if not _INVISIBLE.match(character)]

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for line in self.lines:
            starts.append(at)
            at += len(line.text) + 1
        return starts

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the original text the plain characters `start` to before `end` stand."""
        if self._origins is None:
            return start, end
        return self._origins[start], self._origins[end - 1] + 1

    def place_of(self, start: int) -> str:
        """Return the place of a plain character, in words."""
        origin = self.span(start, start + 1)[0]
        return self.lines[bisect_right(self._starts, origin) - 1].place

    def line_of(self, start: int) -> tuple[int, int]:
        """Return the plain line around a plain character, as a slice."""
        begin = self.plain.rfind("\n", 0, start) + 1
        end = self.plain.find("\n", start)
        return begin, len(self.plain) if end < 0 else end


def _ascii_digit(match: re.Match[str]) -> str:
    return str(unicodedata.decimal(match[0]))
