"""The small markdown of the demo."""

from __future__ import annotations

import pytest

from demo.reading.inline import html, prose, rich_text, runs, targets
from demo.reading.markdown import Block, blocks_of


def kinds(body: str) -> list[str]:
    return [block.kind for block in blocks_of(body)]


def test_a_blank_line_parts_paragraphs_and_a_break_does_not() -> None:
    assert blocks_of("甲\n乙\n\n丙") == [Block("text", ("甲", "乙")), Block("text", ("丙",))]
    assert blocks_of("甲\n乙")[0].text == "甲乙"


def test_two_levels_of_headings() -> None:
    assert blocks_of("## 一、总则\n### （一）目的\n正文") == [
        Block("heading", ("一、总则",)),
        Block("subheading", ("（一）目的",)),
        Block("text", ("正文",)),
    ]


def test_blank_lines_do_not_part_a_list() -> None:
    assert blocks_of("1. 甲\n\n2. 乙") == [Block("ol", ("甲", "乙"))]


def test_a_heading_parts_two_lists() -> None:
    assert kinds("- 甲\n\n## 二\n\n- 乙") == ["ul", "heading", "ul"]


def test_a_table_is_as_wide_as_its_widest_row_and_has_no_rule() -> None:
    (table,) = blocks_of("| 甲 | 乙 |\n|---|---|\n| 1 |\n")
    assert table.rows == (("甲", "乙"), ("1", ""))


def test_pictures_files_and_quotations() -> None:
    assert blocks_of("{image a.png}\n\n{attachment 表 1.xlsx}\n\n> 引文") == [
        Block("image", ("a.png",)),
        Block("attachment", ("表 1.xlsx",)),
        Block("quotation", ("引文",)),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**甲**乙", "<b>甲</b>乙"),
        ("5 < 6 & 7", "5 &lt; 6 &amp; 7"),
        ("见[此处](https://www.gov.cn/)", '见<a href="https://www.gov.cn/">此处</a>'),
        ("见[旧文](doc:甲〔2025〕1号)", '见<a linktype="page" id="7">旧文</a>'),
        ("见[旧文](doc:乙〔2025〕1号)", "见旧文"),
    ],
)
def test_inline_words(text: str, expected: str) -> None:
    assert html(text, {"甲〔2025〕1号": 7}.get) == expected


def test_runs_keep_the_words_of_links() -> None:
    assert runs("一[二](doc:甲)**三**四") == [("一二", False), ("三", True), ("四", False)]


def test_targets_are_document_numbers() -> None:
    assert targets("[a](doc:甲〔2025〕1号)和[b](https://www.gov.cn/)") == ["甲〔2025〕1号"]


def test_prose_is_a_paragraph_heading_or_list() -> None:
    assert prose(Block("ol", ("甲", "乙"))) == "<ol><li>甲</li><li>乙</li></ol>"
    assert prose(Block("heading", ("甲",))) == "<h2>甲</h2>"


def test_rich_text_tells_a_table_row_by_row() -> None:
    body = "| 方式 | 数量 | 标准 |\n|---|---|---|\n| 按件 | 10件 | 免费 |\n| | 11件 | 100元 |"
    assert rich_text(body) == (
        "<ul><li>方式：按件，数量：10件，标准：免费</li><li>方式：按件，数量：11件，标准：100元</li></ul>"
    )
