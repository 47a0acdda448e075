"""Taking letters out of the content of a PDF page; what is around them stays where it is.

Every text object of pdfium comes from one operator that shows text, in the same order. The codes of letters that nobody
sees are replaced by a step of their width.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from pypdfium2 import raw

from base.readers import codes
from base.readers.pdf_geometry import Painted
from base.readers.pdf_lines import center_of
from base.readers.pdf_page import Sight
from base.readers.reading import Stop

_SHOWING = (b"Tj", b"TJ", b"'", b'"')


@dataclass(frozen=True)
class Letters:
    """Of one text object, letter by letter: how wide it is in thousandths of the font size, or None if it is unseen."""

    widths: tuple[tuple[bool, float], ...]

    @property
    def some_unseen(self) -> bool:
        return any(not seen for seen, _ in self.widths)

    @property
    def all_unseen(self) -> bool:
        return not any(seen for seen, _ in self.widths)


def letters_of(page: pdfium.PdfPage, sight: Sight) -> list[Letters]:
    """Of each text object, in order. Raises Stop where unseen text lies in a form: it may be shown elsewhere too."""
    textpage = page.get_textpage()
    found: dict[int, list[tuple[bool, float]]] = {address: [] for address in sight.texts}
    for index in range(raw.FPDFText_CountChars(textpage)):
        handle = raw.FPDFText_GetTextObject(textpage, index)
        owner = sight.texts.get((ctypes.cast(handle, ctypes.c_void_p).value or 0) if handle else 0)
        if owner is not None and raw.FPDFText_IsGenerated(textpage, index) != 1:
            character = raw.FPDFText_GetUnicode(textpage, index)
            seen = chr(character).isspace() or not sight.why_unseen(owner, *center_of(textpage, index))
            found[owner.address].append((seen, _width(owner, character)))
    textpage.close()
    letters = {address: Letters(tuple(widths)) for address, widths in found.items()}
    if any(sight.texts[address].inside_form and one.some_unseen for address, one in letters.items()):
        raise Stop(codes.PARTLY_COVERED)
    return [one for address, one in letters.items() if not sight.texts[address].inside_form]


def blank(writer: PdfWriter, page: PageObject, letters: list[Letters]) -> None:
    """Take out the unseen letters. Raises Stop where operators and text objects do not match."""
    content = ContentStream(page.get("/Contents"), writer)
    shows = [
        at for at, (operands, operator) in enumerate(content.operations) if operator in _SHOWING and _codes(operands)
    ]
    if len(shows) != len(letters):
        raise Stop(codes.PARTLY_COVERED)
    sizes = dict(_code_sizes(page, content))
    operations = list(content.operations)
    for at, one in zip(shows, letters, strict=True):
        if one.some_unseen:
            operations[at] = (_blanked(operations[at][0], one, sizes[at]), b"TJ")
    content.operations = [(_without_words(operands), operator) for operands, operator in operations]
    page.replace_contents(content)


def _blanked(operands: Any, letters: Letters, size: int) -> list[ArrayObject]:
    pieces: list[Any] = operands[-1] if isinstance(operands[-1], list) else [operands[-1]]
    total = sum(len(_bytes(piece)) // size for piece in pieces if _is_text(piece))
    if total != len(letters.widths):
        if not letters.all_unseen:
            raise Stop(codes.PARTLY_COVERED)
        return [ArrayObject([NumberObject(0)])]
    widths = iter(letters.widths)
    blanked = ArrayObject()
    for piece in pieces:
        if not _is_text(piece):
            blanked.append(piece)
            continue
        data = _bytes(piece)
        for start in range(0, len(data) - size + 1, size):
            seen, width = next(widths)
            blanked.append(ByteStringObject(data[start : start + size]) if seen else FloatObject(-width))
    return [blanked]


def _code_sizes(page: PageObject, content: ContentStream) -> Iterator[tuple[int, int]]:
    """For each operator that shows text, how many bytes one of its codes has."""
    fonts: Any = page.get("/Resources", DictionaryObject()).get_object().get("/Font", DictionaryObject()).get_object()
    size, kept = 1, []
    for at, (operands, operator) in enumerate(content.operations):
        if operator == b"q":
            kept.append(size)
        elif operator == b"Q" and kept:
            size = kept.pop()
        elif operator == b"Tf":
            font = fonts.get(operands[0], DictionaryObject()).get_object()
            size = 2 if font.get("/Subtype") == "/Type0" else 1
        elif operator in _SHOWING:
            yield at, size


def _without_words(operands: Any) -> Any:
    """Marks around text may repeat it for screen readers."""
    for operand in operands if isinstance(operands, list) else ():
        if isinstance(operand, DictionaryObject):
            for key in ("/ActualText", "/Alt", "/E"):
                operand.pop(NameObject(key), None)
    return operands


def _width(text: Painted, character: int) -> float:
    width = ctypes.c_float()
    raw.FPDFFont_GetGlyphWidth(raw.FPDFTextObj_GetFont(text.handle), character, 1000, width)
    return width.value


def _codes(operands: Any) -> bool:
    pieces = operands[-1] if isinstance(operands[-1], list) else [operands[-1]]
    return any(_bytes(piece) for piece in pieces if _is_text(piece))


def _is_text(piece: Any) -> bool:
    return isinstance(piece, ByteStringObject | TextStringObject)


def _bytes(piece: Any) -> bytes:
    return bytes(piece.original_bytes)
