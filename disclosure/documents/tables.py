"""A frozen table as rows of cells, with the headers and spans that a screen reader needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

NUMBER = re.compile(r"[-−+]?\d{1,3}(,?\d{3})*(\.\d+)?[%‰]?")
Place = tuple[int, int]


@dataclass(frozen=True)
class Cell:
    """One cell; `scope` is empty for a cell that is no header."""

    text: str
    scope: str = ""
    rowspan: int = 1
    colspan: int = 1

    @property
    def is_number(self) -> bool:
        """Whether the cell holds a figure, which reads better flush right."""
        return NUMBER.fullmatch(self.text) is not None


def table_rows(value: dict[str, Any]) -> list[list[Cell]]:
    """Return the visible cells of a table block, its header row first."""
    hidden = {(cell["row"], cell["col"]) for cell in value.get("cell") or [] if cell.get("hidden")}
    spans = {(merge["row"], merge["col"]): merge for merge in value.get("mergeCells") or []}
    return [list(_cells(number, row, value, hidden, spans)) for number, row in enumerate(value.get("data") or [])]


def _cells(
    number: int, row: list[Any], value: dict[str, Any], hidden: set[Place], spans: dict[Place, dict[str, int]]
) -> Iterator[Cell]:
    for column, content in enumerate(row):
        place = (number, column)
        if place in hidden:
            continue
        span = spans.get(place, {})
        yield Cell(
            text="" if content is None else str(content).strip(),
            scope=_scope(number, column, value),
            rowspan=span.get("rowspan", 1),
            colspan=span.get("colspan", 1),
        )


def _scope(row: int, column: int, value: dict[str, Any]) -> str:
    if row == 0 and value.get("first_row_is_table_header"):
        return "col"
    return "row" if column == 0 and value.get("first_col_is_header") else ""
