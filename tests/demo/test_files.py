"""Attachments made for the demo."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from demo.files import make
from demo.files.pdf import escaped, make_pdf


def test_a_spreadsheet_has_title_header_and_rows() -> None:
    data = make({"name": "表.xlsx", "title": "岗位表", "header": ["序号", "岗位"], "rows": [[1, "教师"], [2, "校医"]]})
    sheet: Any = load_workbook(BytesIO(data)).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["岗位表", None],
        ["序号", "岗位"],
        [1, "教师"],
        [2, "校医"],
    ]


def test_a_word_file_has_paragraphs_and_tables() -> None:
    data = make({"name": "表.docx", "text": "申请表\n\n| 项目 | 内容 |\n|---|---|\n| 姓名 | |\n\n签字：**甲**"})
    document = Document(BytesIO(data))
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text] == ["申请表", "签字：甲"]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["项目", "内容"], ["姓名", ""]]


def test_another_type_is_refused() -> None:
    with pytest.raises(ValueError, match=r"表\.ppt"):
        make({"name": "表.ppt"})


def test_a_pdf_is_set_whatever_characters_the_text_has() -> None:
    body = "## 一、总体\n\n第1项#$%_*[甲]@乙 **粗**\n\n1. 甲\n2. 乙\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |"
    assert make_pdf("报告#1", "示例区民政局", "2026年1月14日", body).startswith(b"%PDF-")


def test_signs_of_the_setting_language_are_escaped() -> None:
    assert escaped("a#b*[c]") == r"a\#b\*\[c\]"
