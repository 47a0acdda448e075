"""Characters of a PDF page put together to lines."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from base.readers.boxes import Box

Character = tuple[str, int]  # and its number on the page
# What pdfium makes of a hyphen at the end of a line.
_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-", "\0": None})


@dataclass(frozen=True)
class _Line:
    text: str
    start: Box
    end: Box

    def goes_on_in(self, other: _Line) -> bool:
        """Whether the other one stands to the right at the same height: the next cell of a table."""
        height = min(self.end.top - self.end.bottom, other.start.top - other.start.bottom)
        shared = min(self.end.top, other.start.top) - max(self.end.bottom, other.start.bottom)
        return height > 0 and shared >= height / 2 and other.start.left >= self.end.right - height / 4


def lines_of(textpage: pdfium.PdfTextPage, characters: list[Character]) -> list[str]:
    """pdfium ends a line wherever letters are of another height, be it only a figure beside Chinese signs."""
    lines: list[_Line] = []
    for line in _parted(textpage, characters):
        if lines and lines[-1].goes_on_in(line):
            lines[-1] = _Line(f"{lines[-1].text}\t{line.text}", lines[-1].start, line.end)
        else:
            lines.append(line)
    return [line.text for line in lines]


def center_of(textpage: pdfium.PdfTextPage, index: int) -> tuple[float, float]:
    """The middle of a character on the page."""
    box = _box(textpage, index)
    return (box.left + box.right) / 2, (box.bottom + box.top) / 2


def _parted(textpage: pdfium.PdfTextPage, characters: list[Character]) -> list[_Line]:
    lines: list[_Line] = []
    waiting: list[Character] = []
    for character in [*characters, ("\n", -1)]:
        if character[0] not in "\r\n":
            waiting.append(character)
            continue
        ink = [one for one in waiting if not one[0].isspace()]
        if ink:
            text = "".join(sign for sign, _ in waiting).translate(_HYPHENS).strip()
            lines.append(_Line(text, _loose_box(textpage, ink[0][1]), _loose_box(textpage, ink[-1][1])))
        waiting = []
    return lines


def _box(textpage: pdfium.PdfTextPage, index: int) -> Box:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    return Box(left.value, bottom.value, right.value, top.value)


def _loose_box(textpage: pdfium.PdfTextPage, index: int) -> Box:
    """As high as the font, whatever the sign."""
    rect = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, index, rect)
    return Box(rect.left, rect.bottom, rect.right, rect.top)
