"""Golden answers: the same on SQLite and on PostgreSQL (make test-services)."""

import pytest

from search.engines import Engine
from search.engines import base as engines
from search.plan import make_plan
from tests.search.corpus import (
    CORPUS,
    DUST,
    ELDERLY,
    ENGLISH,
    FARMLAND,
    FARMLAND_RULES,
    HEAT,
    ORDER,
    RENTAL,
    REPAIR,
    document,
)


def ids(engine: Engine, query: str, language: str = "zh-hans") -> list[int]:
    return list(engine.search(make_plan(query), language).ids)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("供热", [HEAT, REPAIR, RENTAL]),  # the title first, then newer texts or those that say it more
        ("登记", [ORDER]),
        ("动产登", [ORDER]),  # no dictionary has this word
        ("基本农田", [FARMLAND, FARMLAND_RULES]),  # short title before long
        ("示例区基本农田保护条例", [FARMLAND]),
        ("农田 措施", [FARMLAND_RULES]),
        ("助浴服务", [ELDERLY]),
        ("耕地保护责任", [FARMLAND_RULES]),
        ("室内温度不低于18℃", [HEAT]),
        ("湿法作业裸土覆盖", [DUST]),  # over a comma
    ],
)
def test_words_and_phrases_are_found_in_title_and_body(engine: Engine, query: str, expected: list[int]) -> None:
    assert sorted(ids(engine, query)[1:]) == sorted(expected[1:])
    assert ids(engine, query)[0] == expected[0]


@pytest.mark.parametrize(
    "query",
    ["示政发〔2019〕5号", "示政发[2019]5号", "示政发（2019）第5号", "示政发 2019 5号", "示政發【２０１９】05號"],
)
def test_a_document_number_is_found_however_it_is_written(engine: Engine, query: str) -> None:
    assert ids(engine, query) == [FARMLAND_RULES]


@pytest.mark.parametrize("query", ["示例区人民政府令第711号", "示例区人民政府令711号", "政府令第711号"])
def test_an_order_is_found_by_its_number(engine: Engine, query: str) -> None:
    assert ids(engine, query)[0] == ORDER


def test_who_has_the_number_stands_before_who_mentions_it(empty: Engine) -> None:
    number = "示政发〔2020〕8号"
    mentions = document(2, f"转发{number}的通知", number * 5)
    empty.index([document(1, "关于防汛的意见", doc_no=number), mentions])
    assert ids(empty, number) == [1, 2]


def test_traditional_characters_find_simplified_ones(engine: Engine) -> None:
    assert ids(engine, "老舊小區") == [REPAIR]


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
    assert ids(engine, "完全无关的词语") == []


def test_each_language_is_searched_by_itself(engine: Engine) -> None:
    assert ids(engine, "company", "en") == [ENGLISH]
    assert ids(engine, "company") == []


def test_a_word_of_letters_is_found_whole(engine: Engine) -> None:
    assert ids(engine, "compan", "en") == []


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


def test_a_correction_replaces_the_old_words(engine: Engine) -> None:
    engine.index([document(HEAT, "城镇燃气管理办法", "燃气用户应当安装报警器。")])
    assert ids(engine, "室内温度") == []
    assert ids(engine, "gongre") == []
    assert ids(engine, "燃气") == [HEAT]
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


def test_ranking_is_bounded_and_the_total_is_not(empty: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "MAX_RANKED", 5)
    empty.index([document(day, "防汛值班表", f"第{day}期") for day in range(1, 13)])
    hits = empty.search(make_plan("防汛"), "zh-hans")
    assert hits.ids == (12, 11, 10, 9, 8)
    assert hits.total == 12


@pytest.mark.parametrize(
    "query",
    ["热" * 200, '"供热" OR NEAR(a b) AND NOT *', "title:供热", "'; DROP TABLE search_text; --", "100%_", "{1,2}",
     "供热\x00", "\ud800供热", "😀 供热 🔥", "\\", "^供热", "-供热 +供热", "𠀀𠀁", "é", "供热\u200b管理", "ａｂｃ"],
)  # fmt: skip
def test_no_query_breaks_the_engine(engine: Engine, query: str) -> None:
    assert isinstance(ids(engine, query), list)


def test_operators_mean_nothing(engine: Engine) -> None:
    assert ids(engine, "供热*") == ids(engine, "供热") == ids(engine, '"供热"')
