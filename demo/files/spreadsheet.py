"""Spreadsheets as offices make them: a title, a header row, borders, columns as wide as what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

THIN = Side(style="thin", color="9AA4AF")
GRID = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
HEAD = PatternFill("solid", fgColor="EDF2F8")
NARROW, WIDE = 8, 46


def make_xlsx(title: str, header: Sequence[Any], rows: Sequence[Sequence[Any]]) -> bytes:
    """Return a workbook with one sheet."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Sheet1"
    sheet.append([title])
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(header))
    sheet["A1"].font = Font(name="宋体", size=14, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.row_dimensions[1].height = 34
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            _dress(cell, is_head=cell.row == 2)
    for number, column in enumerate(zip(header, *rows, strict=True), 1):
        sheet.column_dimensions[get_column_letter(number)].width = _width(column)
    sheet.freeze_panes = "A3"
    return _bytes(book)


def _dress(cell: Any, is_head: bool) -> None:
    is_number = isinstance(cell.value, int | float)
    cell.border = GRID
    cell.font = Font(name="宋体", size=11, bold=is_head)
    cell.alignment = Alignment(
        horizontal="center" if is_head else "right" if is_number else "left", vertical="center", wrap_text=True
    )
    if is_head:
        cell.fill = HEAD


def _width(column: Sequence[Any]) -> float:
    """Chinese characters take two columns of figures."""
    widest = max(sum(2 if ord(character) > 255 else 1 for character in str(value)) for value in column)
    return min(WIDE, max(NARROW, widest + 3))


def _bytes(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()
