"""The words of the readers, taken apart; what is found is known by its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.files.pieces import Pieces, packed, whole
from search.files.places import Place, place_of, shown_place
from search.tokens import squeezed


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("第3页", Place("page", "3")),
        ("第2张幻灯片", Place("slide", "2")),
        ("工作表“名单”第5行", Place("sheet", "名单", row=5, table="sheet 名单")),
        ("工作表“一”第二”第5行", Place("sheet", "一”第二", row=5, table="sheet 一”第二")),
        ("工作表“名单”页眉页脚", Place("sheet", "名单")),
        ("第12段", Place("body")),
        ("第12段（标题）", Place("body", heading=True)),
        ("表2第7行", Place("body", row=7, table=" 2")),
        ("页眉1第1段", Place("story", "页眉1")),
        ("第9行", Place("lines", row=9)),
        ("水印", Place("other", "水印")),
        ("", Place("other")),
    ],
)
def test_each_kind_of_place_is_known(words: str, place: Place) -> None:
    assert place_of(words) == place


def test_in_an_archive_the_file_comes_first() -> None:
    assert place_of("名单：附表.xlsx：工作表“一：二”第3行", True) == Place(
        "sheet", "一：二", "名单：附表.xlsx", 3, "名单：附表.xlsx sheet 一：二"
    )
    assert place_of("a.pdf：第3页", True).label == "a.pdf 第3页"


DOCX = [
    ["第1段", "前言"],
    ["第2段（标题）", "一、工作  措施"],
    ["第3段", "备足"],
    ["表1第1行", "泵"],
    ["页眉1第1段", "内部"],
]


def test_what_stands_under_a_heading_is_named_by_it() -> None:
    assert [shown_place(DOCX, index) for index in range(5)] == ["", *["“一、工作 措施”部分"] * 3, "页眉1"]


def test_a_page_and_a_row_of_a_sheet_are_named() -> None:
    assert shown_place([["第3页", "甲"]], 0) == "第3页"
    assert shown_place([["工作表“名单”第5行", "甲"]], 0) == "工作表“名单”第5行"


def test_what_runs_over_a_line_is_found_where_it_begins() -> None:
    pieces = Pieces(packed(["关于做好防汛", "值班工作的通知", "国发〔2019〕", "5号 ABC", "def"]))
    assert pieces.find(squeezed("防汛值班")) == 0
    assert pieces.find(squeezed("值班工作")) == 1
    assert pieces.find(squeezed("国发〔2019〕5号")) == 2
    assert pieces.find(squeezed("5号")) == 3
    assert pieces.find(squeezed("abc def")) == 3
    assert pieces.find(squeezed("def")) == 4
    assert pieces.find("没有") == pieces.find("") == -1


@given(st.lists(st.text(max_size=20), max_size=8))
def test_the_pieces_side_by_side_are_the_squeezed_whole(texts: list[str]) -> None:
    together = whole(packed(texts))
    assert together.replace(" ", "") == "".join(map(squeezed, texts)).replace(" ", "")
    assert "  " not in together


@given(st.lists(st.text("甲乙a1 ，", max_size=6), min_size=1, max_size=6), st.data())
def test_every_passage_is_found_at_its_place_or_before(texts: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(texts) - 1))
    phrase = squeezed(texts[at])
    found = Pieces(packed(texts)).find(phrase.strip())
    assert found <= at
    assert (found == -1) == (not phrase.strip())
