"""The text of a PDF page: what is seen, and what lies under boxes, is painted invisibly or outside of the page."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from functools import cached_property

import pypdfium2 as pdfium
from pypdfium2 import raw

from base.readers import codes
from base.readers.boxes import Box
from base.readers.pdf_geometry import Painted, box_of_page, painted_on
from base.readers.pdf_lines import Character, center_of, lines_of
from base.readers.pdf_pictures import covers_with_picture

_INVISIBLE = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}
_WHITE = 250
_SCAN = 0.5  # a picture of this share of the page is a scan; text that it hides is what a machine read from it
_SCAN_WITHOUT_TEXT = 0.1
_DRAWN_TEXT = 50  # so many filled paths and no text: letters turned into drawings


@dataclass
class PageText:
    """Lines that are seen, and (kind, text) of what is not."""

    lines: list[str] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    is_scan: bool = False


def read_page(page: pdfium.PdfPage, covers: list[Box]) -> PageText:
    """`covers` are the boxes of annotations that lie over the page."""
    textpage = page.get_textpage()
    try:
        sight = Sight(page, covers)
        text = PageText()
        if sight.all_seen:
            text.lines = lines_of(textpage, _characters(textpage))
        else:
            _sort(textpage, sight, text)
        text.is_scan = not text.lines and sight.shows_something
        return text
    finally:
        textpage.close()


class Sight:
    """Which characters of a page are seen."""

    def __init__(self, page: pdfium.PdfPage, covers: list[Box]) -> None:
        self.page = page
        self.covers = covers
        self.shown = box_of_page(page)
        self.painted = painted_on(page)
        self.texts = {one.address: one for one in self.painted if one.kind == raw.FPDF_PAGEOBJ_TEXT}
        self.boxes = [one for one in self.painted if one.is_opaque_box]
        self.pictures = [one for one in self.painted if one.kind == raw.FPDF_PAGEOBJ_IMAGE]

    @cached_property
    def scans(self) -> list[Painted]:
        return [one for one in self.pictures if one.box.area >= _SCAN * self.shown.area]

    @property
    def shows_something(self) -> bool:
        pictures = any(one.box.area >= _SCAN_WITHOUT_TEXT * self.shown.area for one in self.pictures)
        return pictures or sum(one.kind == raw.FPDF_PAGEOBJ_PATH for one in self.painted) > _DRAWN_TEXT

    @property
    def all_seen(self) -> bool:
        """Whether there is no doubt about any text, as on nearly every page."""
        return not any(self._is_doubtful(text) for text in self.texts.values())

    def why_unseen(self, text: Painted | None, x: float, y: float) -> str:
        """The code of what keeps the character at this point from being seen, if anything does."""
        if text is None:
            return ""
        if not self.shown.holds(x, y):
            return codes.HIDDEN_TEXT
        if self._is_covered(text, x, y):
            return codes.COVERED_TEXT
        if _mode(text) in _INVISIBLE:
            return "" if self.scans else codes.HIDDEN_TEXT
        return codes.HIDDEN_TEXT if _is_white(text) and not self._lies_on_color(text, x, y) else ""

    def _is_doubtful(self, text: Painted) -> bool:
        above = [one.box for one in [*self.boxes, *self.pictures] if one.order > text.order]
        return (
            text.box != text.box.common(self.shown)
            or _mode(text) in _INVISIBLE
            or _is_white(text)
            or any(text.box.meets(box) for box in [*above, *self.covers])
        )

    def _is_covered(self, text: Painted, x: float, y: float) -> bool:
        if any(box.holds(x, y) for box in self.covers):
            return True
        if any(box.order > text.order and box.box.holds(x, y) for box in self.boxes):
            return True
        return any(
            picture.order > text.order and picture not in self.scans and covers_with_picture(self.page, picture, x, y)
            for picture in self.pictures
        )

    def _lies_on_color(self, text: Painted, x: float, y: float) -> bool:
        under = (one for one in self.painted if one.order < text.order and one.kind != raw.FPDF_PAGEOBJ_TEXT)
        return any(one.box.holds(x, y) and (one.kind != raw.FPDF_PAGEOBJ_PATH or not _is_white(one)) for one in under)


def _characters(textpage: pdfium.PdfTextPage) -> list[Character]:
    """All characters with their numbers, which skip those that have no meaning."""
    text = textpage.get_text_range()
    return [(character, raw.FPDFText_GetCharIndexFromTextIndex(textpage, at)) for at, character in enumerate(text)]


def _sort(textpage: pdfium.PdfTextPage, sight: Sight, text: PageText) -> None:
    """Character by character. Those that only part words and lines go where the one before them went."""
    heaps: dict[str, list[Character]] = {}
    why = ""
    for index in range(raw.FPDFText_CountChars(textpage)):
        character = chr(raw.FPDFText_GetUnicode(textpage, index))
        if not character.isspace():
            handle = raw.FPDFText_GetTextObject(textpage, index)
            owner = sight.texts.get(ctypes.cast(handle, ctypes.c_void_p).value or 0) if handle else None
            before, why = why, sight.why_unseen(owner, *center_of(textpage, index))
            if before and not why and heaps.get("") and not heaps[""][-1][0].isspace():
                heaps[""].append((" ", index))  # what stands on both sides of a box is not one word
        heaps.setdefault(why, []).append((character, index))
        if character == "\n" and why:
            heaps.setdefault("", []).append((character, index))
    text.lines = lines_of(textpage, heaps.pop("", []))
    text.hidden = [(kind, "\n".join(lines_of(textpage, heap))) for kind, heap in heaps.items()]


def _mode(text: Painted) -> int:
    return raw.FPDFTextObj_GetTextRenderMode(text.handle)


def _is_white(one: Painted) -> bool:
    red, green, blue, opacity = one.color
    return opacity == 0 or min(red, green, blue) >= _WHITE
