"""Bodies become blocks: headings of laws, paragraphs, tables; what comes as HTML is sanitised."""

from __future__ import annotations

import pytest

from disclosure.documents.importing.bodies import blocks_of_html, blocks_of_text, with_ids


def headings(text: str) -> list[tuple[str, str]]:
    return [(value["text"], value["level"]) for kind, value in blocks_of_text(text) if kind == "heading"]


def test_chapters_become_headings_and_the_rest_paragraphs() -> None:
    assert blocks_of_text("第一章　总则\n第一条 甲\n\n第二条 乙 <b>\n第二章 附则\n第三条 丙") == [
        ("heading", {"text": "第一章　总则", "level": "2"}),
        ("text", "<p>第一条 甲</p><p>第二条 乙 &lt;b&gt;</p>"),
        ("heading", {"text": "第二章 附则", "level": "2"}),
        ("text", "<p>第三条 丙</p>"),
    ]


def test_books_chapters_and_sections_keep_their_rank() -> None:
    assert headings("第一编 总则\n第一章 基本规定\n第一节 甲") == [
        ("第一编 总则", "2"),
        ("第一章 基本规定", "3"),
        ("第一节 甲", "3"),
    ]
    assert headings("第一章 总则\n第一节 甲") == [("第一章 总则", "2"), ("第一节 甲", "3")]


@pytest.mark.parametrize(
    "text",
    [
        "第七节相应改为第八节，第一百二十三条改为第一百二十八条。",
        "第三章规定的程序",
        "依照第一章 总则办理",
        "第一条 甲",
    ],
)
def test_a_sentence_about_a_chapter_is_no_heading(text: str) -> None:
    assert headings(text) == []


def test_html_is_sanitised() -> None:
    dirty = '<p onclick="x()">甲<script>alert(1)</script><a href="javascript:x">乙</a></p><iframe src="x"></iframe>'
    assert blocks_of_html(dirty) == [("text", "<p>甲<a>乙</a></p>")]


def test_outer_tables_become_blocks_with_header_caption_and_merged_cells() -> None:
    html = (
        "<p>前</p><table><caption>补助标准</caption><tr><th>类别</th><th>金额</th></tr>"
        '<tr><td rowspan="2">甲</td><td>1&nbsp;元</td></tr><tr><td>2元</td></tr></table>后 <b>文</b>'
    )
    before, (kind, table), after = blocks_of_html(html)
    assert (before, after) == (("text", "<p>前</p>"), ("text", "<p>后 <b>文</b></p>"))
    assert kind == "table"
    assert table["data"] == [["类别", "金额"], ["甲", "1 元"], ["", "2元"]]
    assert table["table_caption"] == "补助标准"
    assert table["first_row_is_table_header"] is True
    assert table["mergeCells"] == [{"row": 1, "col": 0, "rowspan": 2, "colspan": 1}]
    assert table["cell"] == [{"row": 2, "col": 0, "hidden": True}]


def test_headings_and_quotations_of_html_become_blocks() -> None:
    assert blocks_of_html("<h1>甲</h1><h3>乙</h3><blockquote><p>丙</p></blockquote>") == [
        ("heading", {"text": "甲", "level": "2"}),
        ("heading", {"text": "乙", "level": "3"}),
        ("quotation", {"text": "丙", "source": ""}),
    ]


def test_the_same_line_always_gets_the_same_block_ids() -> None:
    blocks = blocks_of_text("第一章 总则\n第一条 甲")
    assert with_ids(blocks, "law-1") == with_ids(blocks, "law-1")
    assert with_ids(blocks, "law-1") != with_ids(blocks, "law-2")
