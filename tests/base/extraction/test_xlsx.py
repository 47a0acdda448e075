"""Workbooks: rows as they are shown, and sheets, rows, columns and notes that are not."""

from datetime import date

import pytest
from openpyxl.comments import Comment

from base.extraction import HiddenKind
from base.readers.xlsx_cells import column_of, plain_number
from tests.base.extraction.made import Book, added, book, changed, hidden, read, texts

SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def rows(*lines: list[object]) -> bytes:
    def fill(workbook: Book) -> None:
        for line in lines:
            workbook.active.append(line)

    return book(fill)


def test_a_row_is_a_passage_with_the_name_of_its_sheet() -> None:
    def fill(workbook: Book) -> None:
        workbook.active.title = "名单"
        workbook.active.append(["姓名", "单位"])
        workbook.create_sheet("附表")["B3"] = "第三行"

    passages = read(book(fill), "a.xlsx").passages
    assert [(one.place, one.text) for one in passages] == [
        ("工作表“名单”第1行", "姓名\t单位"),
        ("工作表“附表”第3行", "第三行"),
    ]


def test_an_id_number_is_whole_whether_typed_as_text_or_as_a_number() -> None:
    data = rows(["110101199003074514", 1, 13800138000, 0.1, 12.50])
    data = changed(data, SHEET, lambda text: text.replace("<v>1</v>", "<v>110101199003074514</v>"))
    assert texts(read(data, "a.xlsx")) == ["110101199003074514\t110101199003074514\t13800138000\t0.1\t12.5"]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("1.10101199003074E+17", "110101199003074000"),
        ("6.2220200012345E15", "6222020001234500"),
        ("12.0", "12"),
        ("-0.25", "-0.25"),
        ("1E+400", "1E+400"),
        ("1e", "1e"),
        ("NaN", "NaN"),
        ("007", "007"),
    ],
)
def test_numbers_are_written_out(stored: str, shown: str) -> None:
    assert plain_number(stored) == shown


@pytest.mark.parametrize(
    ("reference", "column"), [("A1", 1), ("Z9", 26), ("AA10", 27), ("XFD1", 16384), ("", 0), ("1A", 0)]
)
def test_letters_of_a_column_are_its_number(reference: str, column: int) -> None:
    assert column_of(reference) == column


def test_dates_and_padded_numbers_are_read_as_they_are_shown() -> None:
    def fill(workbook: Book) -> None:
        workbook.active["A1"] = date(2019, 5, 15)
        workbook.active["B1"] = 7
        workbook.active["B1"].number_format = "0000"
        workbook.active["C1"] = 1234
        workbook.active["C1"].number_format = '0.00"元"'

    assert texts(read(book(fill), "a.xlsx")) == ["2019-05-15\t0007\t1234"]


def test_a_formula_is_read_as_its_last_result() -> None:
    data = changed(
        rows([1, "=A1+1"]), SHEET, lambda text: text.replace("<v></v>", "<v>2</v>").replace("<v />", "<v>2</v>")
    )
    assert texts(read(data, "a.xlsx")) == ["1\t2"]


def test_a_shared_text_of_several_runs_is_one_text() -> None:
    runs = "<si><r><t>110101</t></r><r><t>199003074514</t></r><rPh><t>拼音</t></rPh></si>"
    data = changed(rows([7]), SHEET, lambda text: text.replace('t="n"><v>7</v>', 't="s"><v>0</v>'))
    data = added(data, "xl/sharedStrings.xml", f"<sst {MAIN}>{runs}</sst>".encode())
    assert texts(read(data, "a.xlsx")) == ["110101199003074514"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_hidden(state: str) -> None:
    def fill(workbook: Book) -> None:
        workbook.active["A1"] = "公开"
        sheet = workbook.create_sheet("底稿")
        sheet["A1"], sheet.sheet_state = "不公开", state

    extraction = read(book(fill), "a.xlsx")
    assert texts(extraction) == ["公开"]
    assert hidden(extraction) == [(HiddenKind.HIDDEN_SHEET, "不公开")]


def test_hidden_rows_and_columns_are_hidden() -> None:
    def fill(workbook: Book) -> None:
        sheet = workbook.active
        sheet.append(["姓名", "电话", "单位"])
        sheet.append(["张三", "1", "甲"])
        sheet.append(["李四", "2", "乙"])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True

    extraction = read(book(fill), "a.xlsx")
    assert texts(extraction) == ["姓名\t单位", "李四\t乙"]
    assert [text for _, text in hidden(extraction)] == ["电话", "张三\t1\t甲", "2"]
    assert {kind for kind, _ in hidden(extraction)} == {HiddenKind.HIDDEN_ROW}


def test_comments_are_hidden_with_cell_and_author() -> None:
    def fill(workbook: Book) -> None:
        workbook.active["B2"] = "值"
        workbook.active["B2"].comment = Comment("待核实", "王五")

    one = next(one for one in read(book(fill), "a.xlsx").hidden if one.kind == HiddenKind.COMMENT)
    assert (one.place, one.text) == ("工作表“Sheet”B2", "王五：待核实")


def test_copies_of_data_behind_pivot_tables_are_hidden_text() -> None:
    records = '<r><s v="secret"/><n v="42"/></r>'
    cache = f"<pivotCacheRecords {MAIN}>{records}</pivotCacheRecords>".encode()
    data = added(rows(["合计", 42]), "xl/pivotCache/pivotCacheRecords1.xml", cache)
    assert hidden(read(data, "a.xlsx")) == [(HiddenKind.HIDDEN_TEXT, "secret\t42")]


def test_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    data = changed(rows(["一"], ["二"]), SHEET, lambda text: text.replace('ref="A1:A2"', 'ref="A1:XFD1048576"'))
    assert texts(read(data, "a.xlsx")) == ["一", "二"]
