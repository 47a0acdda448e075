"""A document of paragraphs and tables, in each form that the check reads."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from docx.document import Document
from openpyxl import Workbook

from tests.base.extraction.made import OFD, book, pdf, word

Rows = Sequence[Sequence[str]]
SIGNS = str.maketrans({sign: "\\" + sign for sign in "\\#*_@$<>[]`~=-+/"})
WIDTH = "一"


def text(paragraphs: Sequence[str], tables: Sequence[Rows] = ()) -> list[dict[str, object]]:
    """The body of a draft."""
    html = "".join([f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs])
    blocks: list[dict[str, object]] = [{"type": "text", "value": html, "id": "1"}]
    return blocks + [
        {"type": "table", "id": str(n), "value": {"data": [list(row) for row in rows]}} for n, rows in enumerate(tables)
    ]


def docx_file(paragraphs: Sequence[str], tables: Sequence[Rows] = (), pieces: Sequence[Sequence[str]] = ()) -> bytes:
    """`pieces` are paragraphs whose text is divided into runs of their own, as Word does it."""

    def fill(document: Document) -> None:
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        for parts in pieces:
            runs = document.add_paragraph()
            for number, part in enumerate(parts):
                runs.add_run(part).bold = number % 2 == 0
        for rows in tables:
            table = document.add_table(len(rows), max(map(len, rows)))
            for r, row in enumerate(rows):
                for c, cell in enumerate(row):
                    table.cell(r, c).text = cell

    return word(fill)


def xlsx_file(tables: Sequence[Rows]) -> bytes:
    def fill(workbook: Workbook) -> None:
        workbook.remove(workbook[workbook.sheetnames[0]])
        for number, rows in enumerate(tables, 1):
            sheet = workbook.create_sheet(f"表{number}")
            for row in rows:
                sheet.append(list(row))

    return book(fill)


def pdf_file(lines: Sequence[str], tables: Sequence[Rows] = ()) -> bytes:
    """Each of the lines is one line of the page."""
    source = " \\\n".join(line.translate(SIGNS) for line in lines)
    for rows in tables:
        columns = max(map(len, rows))
        full = [cell for row in rows for cell in [*row, *[""] * (columns - len(row))]]
        source += f"\n\n#table(columns: {columns}, {', '.join(f'[{cell.translate(SIGNS)}]' for cell in full)})"
    return pdf("#set page(width: 500mm)\n" + source)


def ofd_file(lines: Sequence[Sequence[str]], tables: Sequence[Rows] = ()) -> bytes:
    """A file of another writer, with text objects of ours in its page: one for each piece of a line, and one for each
    cell of a table, which stand in columns."""
    objects: list[str] = []
    for row, pieces in enumerate(lines):
        x = 30.0
        for piece in pieces:
            objects.append(_object(len(objects) + 4, x, 25.0 + 8 * row, piece))
            x += sum(2.5 if ord(character) < 256 else 5.0 for character in piece)
    row = len(lines)
    for rows in tables:
        for cells in rows:
            for column, cell in enumerate(cells):
                if cell:
                    objects.append(_object(len(objects) + 4, 20.0 + 45 * column, 25.0 + 8 * row, cell))
            row += 1
    return _with_objects(OFD / "one_page.ofd", "".join(objects))


def _object(number: int, x: float, y: float, words: str) -> str:
    """Digits are half as wide as Chinese characters."""
    steps = [2.5 if ord(character) < 256 else 5.0 for character in words]
    deltas = " ".join(f"{step:.3f}" for step in steps[:-1])
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{x:.3f} {y:.3f} {sum(steps):.3f} 7.874" Font="3" Size="5">'
        f'<ofd:TextCode X="0" Y="5.874" DeltaX="{deltas}">{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def _with_objects(template: Path, objects: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(template) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename.endswith("Content.xml"):
                page = data.decode()
                begin, end = page.index("<ofd:TextObject"), page.rindex("</ofd:TextObject>") + len("</ofd:TextObject>")
                data = (page[:begin] + objects + page[end:]).encode()
            new.writestr(item, data)
    return out.getvalue()
