"""PDF files: lines of each page; notes, properties, covered and earlier text."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from base.readers import codes
from base.readers.pdf_annotations import read_annotations
from base.readers.pdf_page import PageText, read_page
from base.readers.pdf_properties import read_attachments, read_properties
from base.readers.reading import Reading, Stop

MAX_PAGES = 5_000
MAX_REVISIONS = 10
_END = re.compile(rb"startxref\s+(?P<table>\d{1,12})\s+%%EOF")
_PASSWORD = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)


def read_pdf(path: str, reading: Reading) -> None:
    """Raises Stop: damaged, encrypted, too big; or a scan without text, after all its pages have been tried."""
    data = Path(path).read_bytes()
    with opened(data) as document:
        scans = _read_pages(document, reading)
        read_properties(document, data, reading)
        read_attachments(document, reading)
        _read_revisions(document, data, reading)
    if scans:
        raise Stop(codes.NO_TEXT)


def opened(data: bytes) -> pdfium.PdfDocument:
    """Raises Stop: damaged, encrypted, too many pages."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Stop(codes.ENCRYPTED if getattr(error, "err_code", 0) in _PASSWORD else codes.UNREADABLE) from error
    if len(document) > MAX_PAGES:
        raise Stop(codes.TOO_BIG)
    return document


def _read_pages(document: pdfium.PdfDocument, reading: Reading) -> bool:
    """Whether a page shows something, but no text."""
    scans = False
    for number in range(len(document)):
        place = f"第{number + 1}页"
        page = document[number]
        covers = read_annotations(page, place, reading)
        text = read_page(page, covers)
        for line in text.lines:
            reading.passage(place, line)
        for kind, words in text.hidden:
            reading.hide(kind, place, words)
        scans = scans or text.is_scan
        page.close()
    return scans


def _read_revisions(document: pdfium.PdfDocument, data: bytes, reading: Reading) -> None:
    """What earlier revisions say, and the last one does not: saving over a PDF only adds to its end."""
    ends = revision_ends(data)[:-1][-MAX_REVISIONS:]
    last = _squeezed([text for _, text in reading.passages] + [text for _, _, text in reading.hidden])
    for number, end in enumerate(ends, 1):
        try:
            with opened(data[:end]) as earlier:
                _compare(earlier, last, f"早先版本{number}", reading)
        except Stop as stop:
            if stop.problem == codes.TOO_BIG:
                raise


def _compare(earlier: pdfium.PdfDocument, last: str, place: str, reading: Reading) -> None:
    for number in range(len(earlier)):
        for line in _all_text(read_page(earlier[number], [])):
            if _squeezed([line]) not in last:
                reading.hide(codes.EARLIER_REVISION, f"{place}第{number + 1}页", line)
    author = str(earlier.get_metadata_value("Author") or "")
    if _squeezed([author]) not in last:
        reading.hide(codes.EARLIER_REVISION, f"{place}作者", author)


def _all_text(text: PageText) -> list[str]:
    return [*text.lines, *(line for _, words in text.hidden for line in words.splitlines())]


def _squeezed(texts: list[str]) -> str:
    return "".join("".join(text.split()) for text in texts)


def revision_ends(data: bytes) -> list[int]:
    """Where each revision ends in the file. A file arranged for the web has an end early on that is none."""
    return [found.end() for found in _END.finditer(data) if int(found["table"]) > 0]
