"""A stretch of text as the detectors read it, and the way back to where people find it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext

# Soft hyphens, zero widths, direction marks, variation selectors: nobody sees them, and they split numbers.
_INVISIBLE = frozenset("\u00ad\u034f\u061c\u180e\ufeff") | {
    chr(code)
    for first, last in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F))
    for code in range(first, last + 1)
}
# Chinese sentences keep their own marks; they end words for the detectors.
_KEPT = "，：；？！（）～"
# All but what is never anything else: it need not be looked at one by one.
_UNUSUAL = re.compile(rf"[^\x21-\x7e\u4e00-\u9fff \t\n、。《》“”{_KEPT}]")


@cache
def _plain(character: str) -> str:
    """Return one character for one: full-width forms and digits of other scripts as ASCII, every blank as a blank."""
    code = ord(character)
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0)
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return " " if character.isspace() else character


Label = str | Promise  # what a field is called, in the reader's language once it is wanted


class Nth(NamedTuple):
    """A place that is put into words only when something is found there: a law has a hundred paragraphs."""

    label: Label
    number: int
    pattern: str

    def __str__(self) -> str:
        return gettext(self.pattern) % {"label": self.label, "n": self.number}


class Line(NamedTuple):
    """A paragraph, a row of a table (its cells divided by tabs) or a line of a PDF, and where it stands."""

    place: Label | Nth
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
        for character in self._unusual - _INVISIBLE:
            visible = visible.replace(character, _plain(character))
        return visible

    @cached_property
    def _unusual(self) -> frozenset[str]:
        return frozenset(_UNUSUAL.findall(self.text))

    @cached_property
    def _origins(self) -> list[int] | None:
        """Where the visible characters stand in the text; None where all of them are visible."""
        if not _INVISIBLE & self._unusual:
            return None
        return [index for index, character in enumerate(self.text) if character not in _INVISIBLE]

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
        return str(self.lines[bisect_right(self._starts, origin) - 1].place)

    def line_of(self, start: int) -> tuple[int, int]:
        """Return the plain line around a plain character, as a slice."""
        begin = self.plain.rfind("\n", 0, start) + 1
        end = self.plain.find("\n", start)
        return begin, len(self.plain) if end < 0 else end
