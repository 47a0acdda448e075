"""Did you mean: in words of public titles, and only what finds something."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from search.nearness import distance, heard_in, windows
from search.suggesting import corrected
from tests.search.moves import released

TITLES = (
    "示例区基本农田保护条例",
    "城镇供热管理办法",
    "流动人口居住证申领办法",
    "不动产登记资料查询规则",
    "养老服务补贴发放办法",
)


@pytest.fixture
def titles(db: None) -> None:
    for title in TITLES:
        released(title=title)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("基本农甜", "基本农田"),  # sounds alike
        ("基本农甜保护", "基本农田保护"),
        ("请问基本农甜怎么保护", "请问基本农田怎么保护"),
        ("居住正", "居住证"),
        ("公热", "供热"),
        ("jibennongtian", "基本农田"),
        ("jbnt", "基本农田"),
        ("不动产登己", "不动产登记"),
        ("养老服务补帖", "养老服务补贴"),
        ("养老服务朴贴", "养老服务补贴"),
        ("不产动登记", "不动产登记"),  # two are swapped
        ("城镇 公热", "城镇 供热"),
    ],
)
@pytest.mark.usefixtures("titles")
def test_what_was_meant(query: str, meant: str) -> None:
    assert corrected(query, "zh-hans") == meant


@pytest.mark.parametrize(
    "query",
    [
        "基本农田",
        "养老服补贴",
        "供热 管理",
        "居住证怎么办",
        "完全无关的事",
        "",
        "？",
        "“居住正”",
        "国发〔2019〕5号",
        "长" * 200,
    ],
)
@pytest.mark.usefixtures("titles")
def test_nothing_better_is_known(query: str) -> None:
    assert corrected(query, "zh-hans") == ""


@pytest.mark.usefixtures("titles")
def test_another_language_has_its_own_titles() -> None:
    assert corrected("基本农甜", "en") == ""


@pytest.mark.django_db
def test_a_withdrawn_title_is_not_told() -> None:
    entry = released(title="关于王某某违建拆除的公告")
    assert corrected("王某某韦建", "zh-hans") == "王某某违建"
    withdraw_item(entry, notice="数据有误，已撤下核对。", acts=[])
    assert corrected("王某某韦建", "zh-hans") == ""


@pytest.mark.django_db
def test_a_title_that_names_individuals_puts_no_name_right() -> None:
    entry = released(title="关于王某某违建拆除的公告")
    CatalogueEntry.objects.filter(pk=entry.pk).update(noindex=True)
    assert corrected("王某某韦建", "zh-hans") == ""


@pytest.mark.usefixtures("titles")
def test_the_page_offers_it() -> None:
    page = Client().get("/search/", {"q": "基本农甜"}).content.decode()
    assert "您是不是要找" in page
    assert ">基本农田</a>" in page


@pytest.mark.usefixtures("titles")
@pytest.mark.parametrize(
    "query", ["'\" OR 1=1 --", "a" * 200, "农" * 200, "\ud800农甜", "NEAR(农田 甜)", "农*甜^2", "🔥农甜"]
)
def test_odd_queries_are_answered(query: str) -> None:
    corrected(query, "zh-hans")


WORDS = st.text(alphabet="农田保护证登记", max_size=8)


@given(WORDS, WORDS)
def test_distance_is_one(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert 0 <= distance(one, other) <= 2


@given(WORDS, st.integers(0, 7), st.sampled_from("农田保护"))
def test_one_changed_character_is_one_away(text: str, place: int, character: str) -> None:
    changed = text[:place] + character + text[place + 1 :]
    assert distance(text, changed) <= 1


@given(st.text(max_size=30), st.integers(1, 6))
def test_windows_are_of_the_title(title: str, length: int) -> None:
    from search.tokens import squeezed

    plain = squeezed(title)
    for words in windows(plain, length):
        assert words.strip() in plain
        assert length - 1 <= len(words) <= length + 1


def test_a_stretch_is_heard_where_it_stands() -> None:
    assert list(heard_in("示例区基本农田保护条例", ["ji", "ben", "nong", "tian"])) == ["基本农田"]
