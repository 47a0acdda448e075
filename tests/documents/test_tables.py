"""A table reaches the public with the headers and spans that a screen reader needs."""

from __future__ import annotations

from typing import Any

import pytest
from django.template.loader import render_to_string

from disclosure.documents.tables import Cell, table_rows


def table(**kwargs: Any) -> dict[str, Any]:
    return {"data": [["项目", "金额"], ["助餐", 300], ["合计", None]], **kwargs}


def test_the_first_row_and_column_are_headers_where_the_editor_said_so() -> None:
    rows = table_rows(table(first_row_is_table_header=True, first_col_is_header=True))
    assert [[cell.scope for cell in row] for row in rows] == [["col", "col"], ["row", ""], ["row", ""]]


def test_without_that_there_are_none() -> None:
    assert not any(cell.scope for row in table_rows(table()) for cell in row)


def test_figures_and_empty_cells_are_text() -> None:
    assert [[cell.text for cell in row] for row in table_rows(table())][1:] == [["助餐", "300"], ["合计", ""]]


def test_merged_cells_span_and_hide_the_others() -> None:
    merged = table(
        mergeCells=[{"row": 0, "col": 0, "rowspan": 2, "colspan": 1}], cell=[{"row": 1, "col": 0, "hidden": True}]
    )
    rows = table_rows(merged)
    assert rows[0][0] == Cell("项目", rowspan=2)
    assert [cell.text for cell in rows[1]] == ["300"]


def figures(*cells: object) -> list[bool]:
    rows = table_rows({"data": [["金额"], *([cell] for cell in cells)], "first_row_is_table_header": True})
    return [row[0].figure for row in rows]


@pytest.mark.parametrize("cell", ["0", 300, "1,126.8", "5.4%", "-3.2", "1126.8"])
def test_a_column_of_figures_stands_flush_right_with_its_header(cell: object) -> None:
    assert figures("12", cell, "—", None) == [True] * 5


@pytest.mark.parametrize("cell", ["2025年", "1-2", "010-55570063", "A1", "1,2"])
def test_a_column_with_a_word_does_not(cell: str) -> None:
    assert not any(figures("12", cell))


def test_an_empty_column_is_no_column_of_figures() -> None:
    assert not any(figures(None, "", "—"))


def test_a_cell_cannot_bring_markup() -> None:
    html = render_to_string("documents/blocks/table.html", {"value": table(data=[["<b>粗</b>", "一\n二"]])})
    assert "&lt;b&gt;粗&lt;/b&gt;" in html
    assert "一<br>二" in html


def test_a_table_that_was_never_filled_is_empty() -> None:
    assert "<tr>" not in render_to_string("documents/blocks/table.html", {"value": None})


def test_dates_and_telephone_numbers_stay_on_one_line() -> None:
    texts = {"2026-10-09": True, "010-55570011": True, "2026年10月9日": False, "": False, "12": False}
    cells = [row[0] for row in table_rows({"data": [[text] for text in texts]})]
    assert {cell.text: cell.unbroken for cell in cells} == texts
