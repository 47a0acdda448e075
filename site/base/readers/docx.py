"""Word documents (docx): paragraphs, table rows, text boxes, headers, footers, notes; and what is not shown."""

from __future__ import annotations

import re

from base.readers import codes
from base.readers.archive import Archive
from base.readers.docx_text import Piece, children, hidden_styles, pieces_of
from base.readers.embedded import read_embedded
from base.readers.markup import Element, attribute, local, parse
from base.readers.properties import read_properties
from base.readers.reading import Reading

# Parts of the document beside its body, by name; Word numbers headers and footers in the order they were made.
PARTS = re.compile(r"word/(?P<kind>header|footer|footnotes|endnotes)(?P<number>\d*)\.xml")
_PLACES = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
COMMENTS = re.compile(r"word/comments\.xml")
_HEADINGS = set("123456")  # the ids that Chinese editions of Word give
BODY = "word/document.xml"


def read_docx(archive: Archive, reading: Reading) -> None:
    """Raises Stop: damaged, encrypted, too big."""
    styles = hidden_styles(parse(archive.read("word/styles.xml"))) if "word/styles.xml" in archive else frozenset()
    body = main_part(archive)
    _Story(reading, "", styles).read(parse(archive.read(body)))
    for name in sorted(archive.names):
        if found := PARTS.fullmatch(name):
            _Story(reading, _PLACES[found["kind"]] + found["number"], styles).read(parse(archive.read(name)))
        elif COMMENTS.fullmatch(name):
            _read_comments(parse(archive.read(name)), reading)
    read_properties(archive, reading)
    read_embedded(archive, reading)


def main_part(archive: Archive) -> str:
    """The name of the body. Some writers number it: document2.xml."""
    if BODY in archive:
        return BODY
    return next((name for name in archive.names if re.fullmatch(r"word/document\d*\.xml", name)), BODY)


class _Story:
    """One part of the document, read from top to bottom."""

    def __init__(self, reading: Reading, place: str, styles: frozenset[str]) -> None:
        self.reading = reading
        self.place = place
        self.styles = styles
        self.paragraphs = 0
        self.tables = 0

    def read(self, root: Element) -> None:
        for block in children(root):
            self._block(block)

    def _block(self, block: Element) -> None:
        name = local(block)
        if name == "p":
            self._paragraph(block)
        elif name == "tbl":
            self._table(block)
        else:  # body, content controls, single notes
            self.read(block)

    def _paragraph(self, paragraph: Element) -> None:
        text, boxes = self._text(paragraph, f"{self.place}第{self.paragraphs + 1}段")
        if text.strip():
            self.paragraphs += 1
            heading = "（标题）" if _is_heading(paragraph) else ""
            self.reading.passage(f"{self.place}第{self.paragraphs}段{heading}", text)
        self._boxes(boxes)

    def _table(self, table: Element) -> None:
        self.tables += 1
        rows = [row for row in _within(table, "tr", "tbl") if row is not table]
        for number, row in enumerate(rows, 1):
            place = f"{self.place}表{self.tables}第{number}行"
            cells, boxes = [], []
            for cell in _within(row, "tc", "tbl"):
                text, found = self._cell(cell, place)
                cells.append(text)
                boxes += found
            self.reading.passage(place, "\t".join(cells))
            self._boxes(boxes)

    def _cell(self, cell: Element, place: str) -> tuple[str, list[Element]]:
        """Nested tables are read as more lines of the cell."""
        lines, boxes = [], []
        for paragraph in _within(cell, "p", "txbxContent"):
            text, found = self._text(paragraph, place)
            lines.append(text)
            boxes += found
        return "\n".join(line for line in lines if line.strip()), boxes

    def _text(self, paragraph: Element, place: str) -> tuple[str, list[Element]]:
        """What a reader who accepts all changes sees; what he does not is noted on the way."""
        pieces, boxes = pieces_of(paragraph, self.styles)
        for kind, text in _stretches(pieces):
            self.reading.hide(kind, place, text)
        return "".join(piece.text for piece in pieces if piece.shown), boxes

    def _boxes(self, boxes: list[Element]) -> None:
        for box in boxes:
            story = _Story(self.reading, f"{self.place}文本框", self.styles)
            story.read(box)


def _stretches(pieces: list[Piece]) -> list[tuple[str, str]]:
    """Hidden pieces joined over the runs that Word splits them into."""
    stretches: list[tuple[str, str]] = []
    before = ""
    for piece in pieces:
        if piece.kind and piece.kind + piece.change == before:
            stretches[-1] = (piece.kind, stretches[-1][1] + piece.text)
        elif piece.kind:
            stretches.append((piece.kind, piece.text))
        before = piece.kind + piece.change
    return stretches


def _within(element: Element, name: str, border: str) -> list[Element]:
    """Descendants called `name`, not looking inside another `border`."""
    found = []
    for child in children(element):
        if local(child) == name:
            found.append(child)
        elif local(child) != border:
            found += _within(child, name, border)
    return found


def _is_heading(paragraph: Element) -> bool:
    styles = [attribute(element, "val") for element in paragraph.iter() if local(element) == "pStyle"]
    return any(style.lower().startswith(("heading", "title")) or style in _HEADINGS for style in styles if style)


def _read_comments(root: Element, reading: Reading) -> None:
    for number, comment in enumerate((e for e in root.iter() if local(e) == "comment"), 1):
        text = "".join(str(e.text or "") for e in comment.iter() if local(e) == "t")
        reading.hide(codes.COMMENT, f"批注{number}", f"{attribute(comment, 'author')}：{text}")
