"""A frozen table as rows of cells, with the headers and spans that a screen reader needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

FIGURE = re.compile(r"[-−+]?\d{1,3}(,?\d{3})*(\.\d+)?[%‰]?")
UNBROKEN = re.compile(r"\d[\d\-/:. ]{2,17}")  # dates, times and telephone numbers, which a line must not break
NO_FIGURE = frozenset({"", "-", "—", "－", "/", "无"})  # what stands where a figure is missing
Place = tuple[int, int]


@dataclass(frozen=True)
class Cell:
    """One cell; `scope` is empty for a cell that is no header, `figure` sets a column of figures flush right,
    `unbroken` keeps a date or telephone number on one line."""

    text: str
    scope: str = ""
    rowspan: int = 1
    colspan: int = 1
    figure: bool = False

    @property
    def unbroken(self) -> bool:
        return bool(UNBROKEN.fullmatch(self.text))


@dataclass(frozen=True)
class _Marks:
    hidden: frozenset[Place]
    spans: dict[Place, dict[str, int]]
    figures: frozenset[int]
    header_row: bool
    header_column: bool


def table_rows(value: dict[str, Any]) -> list[list[Cell]]:
    """Return the visible cells of a table block, its header row first."""
    data = value.get("data") or []
    header_row = bool(value.get("first_row_is_table_header"))
    marks = _Marks(
        hidden=frozenset((cell["row"], cell["col"]) for cell in value.get("cell") or [] if cell.get("hidden")),
        spans={(merge["row"], merge["col"]): merge for merge in value.get("mergeCells") or []},
        figures=_columns_of_figures(data[1:] if header_row else data),
        header_row=header_row,
        header_column=bool(value.get("first_col_is_header")),
    )
    return [list(_cells(number, row, marks)) for number, row in enumerate(data)]


def _cells(number: int, row: list[Any], marks: _Marks) -> Iterator[Cell]:
    for column, content in enumerate(row):
        place = (number, column)
        if place in marks.hidden:
            continue
        span = marks.spans.get(place, {})
        yield Cell(
            text=_text(content),
            scope=_scope(number, column, marks),
            rowspan=span.get("rowspan", 1),
            colspan=span.get("colspan", 1),
            figure=column in marks.figures and span.get("colspan", 1) == 1,
        )


def _scope(row: int, column: int, marks: _Marks) -> str:
    if row == 0 and marks.header_row:
        return "col"
    return "row" if column == 0 and marks.header_column else ""


def _columns_of_figures(rows: list[list[Any]]) -> frozenset[int]:
    columns = enumerate(zip_longest(*rows))
    return frozenset(number for number, cells in columns if _are_figures([_text(cell) for cell in cells]))


def _are_figures(texts: list[str]) -> bool:
    told = [text for text in texts if text not in NO_FIGURE]
    return bool(told) and all(FIGURE.fullmatch(text) for text in told)


def _text(content: Any) -> str:
    return "" if content is None else str(content).strip()
