import html
import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.highlighter import LENGTH, marked, snippet
from search.plan import make_plan
from search.tokens import squeezed


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("农田", "基本农田保护", "基本<mark>农田</mark>保护"),
        ("農田", "基本农田保护", "基本<mark>农田</mark>保护"),
        ("农田", "基本農田保護", "基本<mark>農田</mark>保護"),
        ("国发[2019]5号", "按国发〔2019〕第5号执行", "按<mark>国发〔2019〕第5号</mark>执行"),
        ("湿法作业裸土", "湿法作业，裸土覆盖", "<mark>湿法作业，裸土</mark>覆盖"),
        ("wto", "加入WTO以后，Wtoo", "加入<mark>WTO</mark>以后，Wtoo"),
        ("令和", "改元㋿年", "改元<mark>㋿</mark>年"),
        ("农田", "<b>农田</b>&", "&lt;b&gt;<mark>农田</mark>&lt;/b&gt;&amp;"),
        ("供热", "没有这个词", "没有这个词"),
    ],
)
def test_the_original_text_is_marked(query: str, text: str, expected: str) -> None:
    assert marked(text, make_plan(query).marks) == expected


def test_a_snippet_shows_the_passage_with_the_phrase() -> None:
    text = "前言。" * 500 + "供热单位应当保证室内温度。" + "后记。" * 500
    html_text = snippet(text, make_plan("室内温度").marks)
    assert "供热单位应当保证<mark>室内温度</mark>。" in html_text
    assert html_text.startswith("…")
    assert html_text.endswith("…")


def test_the_passage_with_more_of_the_words_wins() -> None:
    text = "供热。" + "甲" * 1000 + "供热单位与居民约定温度。" + "乙" * 1000
    assert "居民" in snippet(text, make_plan("供热 居民 温度").marks)


def test_words_are_marked_only_where_the_phrase_is_not() -> None:
    marks = make_plan("养老服务").marks
    assert marked("养老服务与养老机构", marks) == "<mark>养老服务</mark>与养老机构"
    assert marked("养老机构的服务", marks) == "<mark>养老</mark>机构的<mark>服务</mark>"


def test_without_a_match_the_beginning_is_shown() -> None:
    text = "为了保护耕地，制定本办法。" + "正文" * 200
    assert snippet(text, make_plan("供热").marks).startswith("为了保护耕地")


def test_a_short_text_is_shown_whole() -> None:
    assert snippet("供热\n办法", make_plan("供热").marks) == "<mark>供热</mark> 办法"
    assert snippet("", make_plan("供热").marks) == ""


def plain(marked_text: str) -> str:
    return html.unescape(re.sub("</?mark>", "", marked_text))


@given(st.text(), st.text(max_size=20))
def test_marking_changes_nothing_but_blanks(text: str, query: str) -> None:
    shown = plain(marked(text, make_plan(query).marks))
    assert re.sub(r"\s+", " ", shown) == re.sub(r"\s+", " ", text)  # blanks at both sides of a mark are two


ODD_TEXT = st.text(alphabet="农田保护，。 <&>\"'a1号令第〔〕㋿é\u0301農", max_size=80)


@given(ODD_TEXT, st.text(alphabet="农田保护a1令和号", min_size=1, max_size=5))
def test_only_what_was_asked_for_is_marked(text: str, query: str) -> None:
    marks = make_plan(query).marks
    wanted = [squeezed(phrase).strip() for phrase in chain.from_iterable(marks)]
    for piece in re.findall("<mark>(.*?)</mark>", marked(text, marks)):
        shown = squeezed(html.unescape(piece))
        assert "㋿" in piece or any(phrase in shown for phrase in wanted)


@given(st.text(max_size=3000), st.text(max_size=10))
def test_a_snippet_is_short_and_well_formed(text: str, query: str) -> None:
    found = snippet(text, make_plan(query).marks)
    assert len(plain(found)) <= LENGTH + 2
    assert found.count("<mark>") == found.count("</mark>")
    assert "<" not in re.sub("</?mark>", "", found)
