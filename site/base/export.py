"""Tables for spreadsheet programs."""

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import Any

from django.http import FileResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

BOM = "\ufeff"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# How a cell begins that a spreadsheet program would run as a formula; full-width forms count in China.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_response(filename: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> StreamingHttpResponse:
    """A CSV download that is written while `rows` are read.

    It begins with a byte order mark, without which Excel takes UTF-8 Chinese for another encoding.
    Text that looks like a formula gets a leading apostrophe; numbers stay numbers.
    """
    response = StreamingHttpResponse(_lines(header, rows), content_type=f"{CSV}; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, filename) or "attachment"
    return response


def guarded(cell: object) -> object:
    """`cell` as it may be written: never a formula. None becomes empty."""
    if isinstance(cell, int | float | Decimal):
        return cell
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip(" \u3000").startswith(FORMULA_STARTS) else text


class _Echo:
    """A file for csv.writer that hands each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def _lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield BOM + writer.writerow([guarded(cell) for cell in header])
    for row in rows:
        yield writer.writerow([guarded(cell) for cell in row])


def xlsx_response(filename: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> FileResponse:
    """A workbook download with one sheet, whose header stays in sight. Cells are numbers or text, never formulas."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for row in chain([header], rows):
        sheet.append([_cell(sheet, value) for value in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115  closed with the response
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=filename, content_type=XLSX)


def _cell(sheet: Any, value: object) -> object:
    """Text is written as text, whatever it looks like; what a workbook cannot hold is left out."""
    if value is None or isinstance(value, int | float | Decimal):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", str(value)))
    cell.data_type = "s"
    return cell
