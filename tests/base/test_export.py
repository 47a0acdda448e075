"""Tables for spreadsheet programs: readable in Excel, and no cell runs as a formula."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from base.export import csv_response, guarded, xlsx_response


def body(header: list[str], rows: list[list[object]]) -> str:
    return csv_response("目录.csv", header, rows).getvalue().decode("utf-8")


def test_it_begins_with_a_byte_order_mark_so_that_excel_reads_chinese() -> None:
    assert csv_response("a.csv", ["标题"], []).getvalue().startswith(b"\xef\xbb\xbf")


def test_cells_with_commas_quotes_and_line_breaks_come_back_as_they_were() -> None:
    rows: list[list[object]] = [["甲,乙", '他说"好"', "一\n二", None, 3]]
    read = list(csv.reader(io.StringIO(body(["a", "b", "c", "d", "e"], rows).removeprefix("\ufeff"))))
    assert read == [["a", "b", "c", "d", "e"], ["甲,乙", '他说"好"', "一\n二", "", "3"]]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+8610", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠a"]
)
def test_text_that_looks_like_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["公开", "a=b", "2026-01-01", "'=1", "", 5, -5, -0.5, Decimal("-1.50")])
def test_other_text_and_numbers_stay_as_they_are(cell: object) -> None:
    assert guarded(cell) == cell


def test_the_header_is_guarded_too() -> None:
    assert body(["=1"], []) == "\ufeff'=1\r\n"


def test_a_chinese_file_name_is_offered_for_download() -> None:
    response = csv_response("公开目录.csv", ["标题"], [])
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == ("attachment; filename*=utf-8''%E5%85%AC%E5%BC%80%E7%9B%AE%E5%BD%95.csv")


def test_rows_are_read_only_while_they_are_sent() -> None:
    def rows() -> Iterator[list[str]]:
        raise AssertionError("read too early")
        yield []

    assert csv_response("a.csv", ["标题"], rows()).streaming


class TestWorkbook:
    def read(self, header: list[str], rows: list[list[object]]) -> list[tuple[object, ...]]:
        answer = xlsx_response("登记簿.xlsx", header, iter(rows))
        sheet: Any = load_workbook(io.BytesIO(b"".join(answer))).active
        self.types = [[cell.data_type for cell in row] for row in sheet]
        return list(sheet.iter_rows(values_only=True))

    def test_it_holds_the_header_and_the_rows_with_numbers_as_numbers(self) -> None:
        assert self.read(["标题", "数"], [["甲", 3], [None, Decimal("1.5")]]) == [
            ("标题", "数"),
            ("甲", 3),
            (None, 1.5),
        ]

    @pytest.mark.parametrize("cell", ["=1+1", "+8610", "@SUM(A1)", "#REF!"])
    def test_what_looks_like_a_formula_is_text(self, cell: str) -> None:
        assert self.read(["a"], [[cell]])[1] == (cell,)
        assert self.types[1] == ["s"]

    def test_what_a_workbook_cannot_hold_is_left_out(self) -> None:
        assert self.read(["a"], [["甲\x00乙"]])[1] == ("甲乙",)
