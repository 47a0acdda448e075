"""Golden tests that every engine must pass. Each engine's module imports them and has two fixtures of its own:
`empty`, its engine with nothing in it, and `engine`, the same with the CORPUS."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from search.request import MAX_DEPTH, Engine, Query
from tests.search.corpus import (
    CORPUS,
    DUST,
    ELDERLY,
    FARMLAND,
    FARMLAND_RULES,
    HEAT,
    LONG_AGO,
    ORDER,
    RENTAL,
    REPAIR,
    document,
)
from tests.search.golden_rows import COUNTED, NARROWED, SORTED, WORDS, Golden, asked


def ids(engine: Engine, query: str | Query, language: str = "zh-hans", **options: Any) -> list[int]:
    query = query if isinstance(query, Query) else asked(query, language, **options)
    return list(engine.search(query).ids)


@pytest.mark.parametrize("row", [*WORDS, *NARROWED], ids=str)
def test_golden_rows(engine: Engine, row: Golden) -> None:
    answer = engine.search(row.query)
    assert answer.ids[:1] == row.expected[:1]
    assert set(answer.ids) == set(row.expected)
    assert answer.total == len(row.expected)


@pytest.mark.parametrize(
    ("text", "partly"),
    [
        ("供热", False),
        ("农田 措施", True),
        ("示例区基本农田保护条例", False),
        ("示政发〔2019〕5号", False),
        ("无此词语", False),
    ],
)
def test_it_says_when_hits_have_only_some_of_the_words(engine: Engine, text: str, partly: bool) -> None:
    assert engine.search(asked(text)).partly is partly


def test_hits_with_all_words_are_no_hits_with_some_of_them(empty: Engine) -> None:
    """Few have all words, but nothing else has any of them."""
    empty.index([document(1, "防汛值班表"), document(2, "城镇供热管理办法")])
    answer = empty.search(asked("防汛 值班"))
    assert (answer.ids, answer.partly) == ((1,), False)


@pytest.mark.parametrize("quoted", ["泵", "抽水泵"])
@pytest.mark.parametrize("titles_only", [False, True])
def test_a_quoted_word_however_short_stands_anywhere(empty: Engine, quoted: str, titles_only: bool) -> None:
    empty.index([document(1, "防汛值班表", "备足抽水泵"), document(2, "防汛抽水泵清单"), document(3, "防汛预案")])
    found = ids(empty, f'防汛 "{quoted}"', titles_only=titles_only)
    assert sorted(found) == ([2] if titles_only else [1, 2])


@pytest.mark.parametrize(("text", "options", "expected"), SORTED)
def test_the_newest_come_first_when_sorted_by_date(
    engine: Engine, text: str, options: dict[str, Any], expected: tuple[int, ...]
) -> None:
    assert engine.search(asked(text, **options)).ids == expected


@pytest.mark.parametrize(("text", "options", "facets", "tabs"), COUNTED)
def test_facets_and_tabs_count_without_their_own_choice(
    engine: Engine, text: str, options: dict[str, Any], facets: dict[str, Any], tabs: dict[str, int]
) -> None:
    answer = engine.search(asked(text, **options))
    assert {name: dict(counts) for name, counts in answer.facets.items()} == facets
    assert dict(answer.tabs) == tabs
    assert not answer.facets_partial


@pytest.mark.parametrize("text", ["供热", "基本农田", "通知", "管理", "基本农甜保护", "公共祖凭住房分配", "热"])
def test_choosing_a_value_shows_as_many_as_it_says(engine: Engine, text: str) -> None:
    for facet, counts in engine.search(asked(text)).facets.items():
        for value, count in counts.items():
            assert engine.search(asked(text, chosen=((facet, value),))).total == count, (facet, value)


@pytest.mark.parametrize("query", ["示例区人民政府令第711号", "示例区人民政府令711号", "政府令第711号"])
def test_an_order_is_found_by_its_number(engine: Engine, query: str) -> None:
    assert ids(engine, query)[0] == ORDER


def test_who_has_the_number_stands_before_who_mentions_it(empty: Engine) -> None:
    number = "示政发〔2020〕8号"
    mentions = document(2, f"转发{number}的通知", number * 5)
    empty.index([document(1, "关于防汛的意见", doc_no=number), mentions])
    assert ids(empty, number) == [1, 2]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("基本农甜保护", FARMLAND),  # same sound, wrong character
        ("jibennongtian", FARMLAND),
        ("ji ben nong tian", FARMLAND),
        ("chongqinglu", ELDERLY),  # 重 as it is read in 重庆
        ("重氢路社区", ELDERLY),  # and typed wrongly beside it
        ("bdcdj", ORDER),  # initials
    ],
)
def test_titles_are_found_by_their_sound(engine: Engine, query: str, expected: int) -> None:
    assert ids(engine, query)[0] == expected


@pytest.mark.parametrize(
    "query", ["请问扬尘污染防治的政策文件在哪里查", "扬尘污染防治有哪些要求", "扬尘污染防是怎么规定的"]
)
def test_a_question_is_answered_by_what_it_asks_about(engine: Engine, query: str) -> None:
    assert ids(engine, query)[0] == DUST


def test_pairs_are_the_last_resort(engine: Engine) -> None:
    assert ids(engine, "公共祖凭住房分配") == [RENTAL]


def test_an_index_number_is_found(empty: Engine) -> None:
    empty.index([document(1, "预算公开", index_no="11S001/B-2026-000012"), document(2, "决算公开")])
    assert ids(empty, "11S001/B-2026-000012") == [1]


def test_one_character_is_found_in_titles(engine: Engine) -> None:
    assert HEAT in ids(engine, "热")


def test_what_is_removed_is_no_longer_found(engine: Engine) -> None:
    engine.remove([HEAT, 999])
    assert HEAT not in ids(engine, "供热")
    assert HEAT not in ids(engine, "城镇供热管理办法")
    assert HEAT not in ids(engine, "chengzhengongre")
    assert engine.problems() == []


def test_a_correction_replaces_the_old_words_and_facts(engine: Engine) -> None:
    engine.index([document(HEAT, "城镇燃气管理办法", "燃气用户应当安装报警器。", day=date(2024, 5, 1), unit_ids=(1,))])
    assert ids(engine, "室内温度") == []
    assert ids(engine, "gongre") == []
    assert ids(engine, "燃气") == ids(engine, "燃气", chosen=(("unit", "1"), ("year", "2024"))) == [HEAT]
    assert ids(engine, "燃气", chosen=(("unit", "2"),)) == ids(engine, "燃气", since=date(2024, 5, 2)) == []
    assert engine.problems() == []


def test_indexing_twice_changes_nothing(engine: Engine) -> None:
    before = ids(engine, "供热")
    engine.index(CORPUS)
    assert ids(engine, "供热") == before
    assert engine.problems() == []


def test_clearing_forgets_everything(engine: Engine) -> None:
    engine.clear()
    assert ids(engine, "供热") == []
    assert engine.problems() == []


def test_among_equal_titles_the_newer_comes_first(empty: Engine) -> None:
    empty.index([document(day, "防汛值班表", f"第{day}期") for day in (1, 2, 3)])
    assert ids(empty, "防汛值班表") == [3, 2, 1]


def test_newer_means_published_later_not_released_later(empty: Engine) -> None:
    """A migration brings old documents under new numbers."""
    days = {1: date(2026, 3, 1), 2: date(1998, 7, 1), 3: date(2026, 2, 1)}
    empty.index([document(number, "防汛值班表", day=day) for number, day in days.items()])
    assert ids(empty, "防汛值班表") == ids(empty, "防汛", sort="date") == [1, 3, 2]


def test_what_is_in_force_stands_before_what_is_not(empty: Engine) -> None:
    text = "各镇街应当加强防汛值班。"
    empty.index(
        [
            document(1, "防汛值班办法", text),
            document(2, "防汛值班办法", text, repealed_date=LONG_AGO),
            document(3, "防汛值班办法", text, expiry_date=LONG_AGO),
        ]
    )
    assert ids(empty, "防汛值班办法") == ids(empty, "值班办法") == ids(empty, "加强防汛值班") == [1, 3, 2]


def test_a_title_stands_before_a_text_even_when_it_is_no_longer_in_force(empty: Engine) -> None:
    empty.index(
        [
            document(1, "防汛值班办法", repealed_date=LONG_AGO),
            document(2, "关于应急工作的通知", "防汛值班，防汛值班，防汛值班。"),
        ]
    )
    assert ids(empty, "防汛值班") == [1, 2]


def test_a_document_that_is_past_its_public_days_is_not_counted(empty: Engine) -> None:
    empty.index([document(1, "公示名单甲", public_until=LONG_AGO), document(2, "公示名单乙")])
    answer = empty.search(asked("公示名单"))
    assert (answer.ids, answer.total) == ((2,), 1)


def test_a_slice_is_answered_and_the_whole_is_counted(empty: Engine) -> None:
    empty.index([document(day, "防汛值班表", f"第{day}期") for day in range(1, 13)])
    answer = empty.search(asked("防汛", start=5, size=4))
    assert (answer.total, answer.ids) == (12, (7, 6, 5, 4))
    assert empty.search(asked("防汛", start=10, size=10)).ids == (2, 1)
    assert empty.search(asked("防汛", start=MAX_DEPTH, size=10)).ids == ()


@pytest.mark.parametrize(
    "query",
    ["热" * 200, '"供热" OR NEAR(a b) AND NOT *', "title:供热", "'; DROP TABLE search_text; --", "100%_", "{1,2}",
     "供热\x00", "\ud800供热", "😀 供热 🔥", "\\", "^供热", "-供热 +供热", "𠀀𠀁", "é", "供热\u200b管理", "ａｂｃ",
     "·unit:1", "facts:unit", "单位1", "%s %(x)s"],
)  # fmt: skip
def test_no_query_breaks_the_engine(engine: Engine, query: str) -> None:
    assert isinstance(ids(engine, query), list)


@pytest.mark.parametrize("value", ["", "1", "x y", "通知\n决定", '"', "''; --", "%s", "\ud800", "·", "1:2"])
def test_no_choice_breaks_the_engine(engine: Engine, value: str) -> None:
    for facet in ("unit", "topic", "year", "genre", "validity", "form"):
        assert REPAIR not in ids(engine, "供热", chosen=((facet, value),))


def test_no_fact_is_found_as_a_word(engine: Engine) -> None:
    for word in ("unit", "policy", "form", "genre", "attachments", "zh", "hans"):
        assert ids(engine, word) == ids(engine, word, "en") == []


def test_operators_mean_nothing(engine: Engine) -> None:
    assert ids(engine, "供热*") == ids(engine, "供热")


def test_all_that_was_found_stays_within_the_facts(engine: Engine) -> None:
    assert FARMLAND_RULES in ids(engine, "基本农田", chosen=(("form", "attachments"),))
