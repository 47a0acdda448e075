"""Workbooks (xlsx): rows of each sheet as they are shown, and what is not shown."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from base.readers import codes
from base.readers.archive import Archive
from base.readers.embedded import read_embedded
from base.readers.markup import Element, attribute, local, parse
from base.readers.properties import read_properties
from base.readers.reading import Reading, Stop
from base.readers.xlsx_cells import Cells, column_of

WORKBOOK = "xl/workbook.xml"
CACHES = re.compile(r"xl/(?:pivotCache/pivotCache(?:Records|Definition)\d*|externalLinks/externalLink\d+)\.xml")
_COMMENTS = re.compile(r"(?:.*/)?(?:comments?|threadedComment)\d*\.xml")


@dataclass(frozen=True)
class Sheet:
    """A sheet of the workbook: its name, whether it is hidden, and the part that holds it."""

    name: str
    hidden: bool
    part: str


def read_xlsx(archive: Archive, reading: Reading) -> None:
    """Raises Stop: damaged, encrypted, too big."""
    cells = Cells(archive)
    for sheet in sheets_of(archive):
        if sheet.part in archive and "/worksheets/" in f"/{sheet.part}":
            _read_sheet(archive, sheet, cells, reading)
        elif sheet.hidden:
            reading.hide(codes.HIDDEN_SHEET, f"工作表“{sheet.name}”", sheet.name)
    for name in archive.names:
        if CACHES.fullmatch(name):
            _read_cache(archive.read(name), name, reading)
    read_properties(archive, reading)
    read_embedded(archive, reading)


def sheets_of(archive: Archive) -> list[Sheet]:
    """In the order of the tabs. Raises Stop where the workbook is damaged."""
    targets = targets_of(archive, WORKBOOK)
    sheets = (element for element in parse(archive.read(WORKBOOK)).iter() if local(element) == "sheet")
    return [
        Sheet(
            attribute(sheet, "name"),
            attribute(sheet, "state") in ("hidden", "veryHidden"),
            targets.get(attribute(sheet, "id"), ""),
        )
        for sheet in sheets
    ]


def targets_of(archive: Archive, part: str) -> dict[str, str]:
    """The parts that `part` refers to, by the id of the reference; outside addresses are left out."""
    folder, name = posixpath.split(part)
    path = f"{folder}/_rels/{name}.rels"
    if path not in archive:
        return {}
    return {
        attribute(link, "Id"): posixpath.normpath(posixpath.join("/", folder, attribute(link, "Target"))).lstrip("/")
        for link in parse(archive.read(path))
        if attribute(link, "TargetMode") != "External"
    }


def _read_sheet(archive: Archive, sheet: Sheet, cells: Cells, reading: Reading) -> None:
    title = f"工作表“{sheet.name}”"
    columns: list[tuple[int, int]] = []
    count = 0
    for element in _elements(
        archive.read(sheet.part), ("col", "row", "oddHeader", "oddFooter", "evenHeader", "evenFooter")
    ):
        name = local(element)
        if name == "col" and is_on(element, "hidden"):
            columns.append((_number(element, "min"), _number(element, "max")))
        elif name == "row":
            count = _number(element, "r") or count + 1
            _read_row(element, f"{title}第{count}行", sheet.hidden, columns, cells, reading)
        elif name != "col":
            reading.passage(f"{title}页眉页脚", str(element.text or ""))
    for part in targets_of(archive, sheet.part).values():
        if part in archive and _COMMENTS.fullmatch(part):
            _read_comments(archive.read(part), title, reading)
        elif part in archive and part.startswith("xl/drawings/") and part.endswith(".xml"):
            _read_drawing(archive.read(part), f"{title}图形", sheet.hidden, reading)


def _read_row(
    row: Element, place: str, in_hidden_sheet: bool, columns: list[tuple[int, int]], cells: Cells, reading: Reading
) -> None:
    shown: list[str] = []
    unseen: list[str] = []
    for number, cell in enumerate((child for child in row if local(child) == "c"), 1):
        column = column_of(attribute(cell, "r")) or number
        hidden = any(first <= column <= last for first, last in columns) or is_on(row, "hidden")
        (unseen if hidden or in_hidden_sheet else shown).append(cells.text(cell))
    kind = codes.HIDDEN_SHEET if in_hidden_sheet else codes.HIDDEN_ROW
    reading.passage(place, "\t".join(shown))
    reading.hide(kind, place, "\t".join(unseen))


def is_on(element: Element, name: str) -> bool:
    return attribute(element, name) in ("1", "true")


def _number(element: Element, name: str) -> int:
    value = attribute(element, name)
    return int(value) if value.isascii() and value.isdigit() and len(value) < 8 else 0


def _elements(data: bytes, names: tuple[str, ...]) -> Iterator[Element]:
    """Elements called `names`, freed after use: a sheet may have a million rows."""
    parser = etree.iterparse(
        io.BytesIO(data),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
    )
    try:
        for _, element in parser:
            if element.getroottree().docinfo.internalDTD is not None:
                raise Stop(codes.UNREADABLE)
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise Stop(codes.UNREADABLE) from error


def _read_comments(data: bytes, title: str, reading: Reading) -> None:
    root = parse(data)
    authors = [str(e.text or "") for e in root.iter() if local(e) == "author"]
    for comment in (e for e in root.iter() if local(e) in ("comment", "threadedComment")):
        number = attribute(comment, "authorId")
        author = authors[int(number)] if number.isdigit() and int(number) < len(authors) else ""
        words = "".join(str(e.text or "") for e in comment.iter() if local(e) in ("t", "text"))
        reading.hide(codes.COMMENT, f"{title}{attribute(comment, 'ref')}", f"{author}：{words}")


def _read_drawing(data: bytes, place: str, hidden: bool, reading: Reading) -> None:
    """Text boxes and shapes drawn over the sheet."""
    for paragraph in (e for e in parse(data).iter() if local(e) == "p"):
        text = "".join(str(e.text or "") for e in paragraph.iter() if local(e) == "t")
        if hidden:
            reading.hide(codes.HIDDEN_SHEET, place, text)
        else:
            reading.passage(place, text)


def _read_cache(data: bytes, name: str, reading: Reading) -> None:
    """Pivot tables and links to other workbooks keep copies of their data where nobody looks."""
    place = "数据透视表缓存" if "pivot" in name else "外部工作簿缓存"
    words = [attribute(e, "v") if local(e) in ("s", "n", "d") else str(e.text or "") for e in parse(data).iter()]
    reading.hide(codes.HIDDEN_TEXT, place, "\t".join(word for word in words if word.strip()))
