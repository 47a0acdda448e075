"""Other words for the words of a query. They add readings; what was typed stays first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.plan import Clause, make_plan
from search.thesaurus import MAX_OTHERS, MAX_REWORDINGS, NONE, Thesaurus

WORDS = Thesaurus(
    {
        "低保": ("最低生活保障",),
        "老年卡": ("老年人社会优待", "老年人优待证"),
        "房产证": ("不动产权证书",),
        "过户": ("转移登记",),
    }
)


def test_a_title_in_other_words_comes_before_texts_that_have_the_word() -> None:
    exact = make_plan("低保", WORDS).exact
    assert exact[0] == Clause("title", ("低保",))
    assert exact.index(Clause("title", ("最低生活保障",))) < exact.index(Clause("anywhere", ("低保",)))


def test_but_a_longer_phrase_is_looked_for_as_it_stands_first() -> None:
    exact = make_plan("低保对象家庭经济状况", WORDS).exact
    other = next(clause for clause in exact if "最低生活保障" in clause.phrases)
    assert exact.index(Clause("anywhere", ("低保对象家庭经济状况",))) < exact.index(other)


def test_everything_in_other_words_is_a_hit() -> None:
    plan = make_plan("低保怎么申请", WORDS)
    assert {Clause("title", ("最低生活保障",)), Clause("anywhere", ("最低生活保障",))} <= set(plan.hits)


def test_a_word_that_a_dictionary_cuts_in_two_is_known() -> None:
    assert make_plan("老年卡办理", WORDS).reworded == (("老年人社会优待", "办理"), ("老年人优待证", "办理"))


def test_the_other_words_count_in_pieces_too() -> None:
    assert Clause("title", ("老年人", "社会", "优待")) in make_plan("老年卡", WORDS).akin


def test_several_words_are_said_otherwise_together_and_alone() -> None:
    assert make_plan("房产证过户", WORDS).reworded == (
        ("不动产权证书", "转移登记"), ("不动产权证书", "过户"), ("房产证", "转移登记"),
    )  # fmt: skip


@pytest.mark.parametrize("query", ["最低保障标准", "“低保”", "高低保护"])
def test_what_only_contains_the_characters_or_is_quoted_stays(query: str) -> None:
    assert make_plan(query, WORDS).reworded == ()


def test_the_other_words_are_marked() -> None:
    assert "最低生活保障" in make_plan("低保", WORDS).marks[1]


def test_there_are_bounds() -> None:
    many = Thesaurus({"低保": tuple(f"说法{n}" for n in range(20)), "房产证": tuple(f"证{n}" for n in range(20))})
    assert len(many.rewordings([["低保"]])) == MAX_OTHERS
    assert len(many.rewordings([["低保", "房产证"]])) == MAX_REWORDINGS


QUERY = st.text(alphabet="低保老年卡房产证过户办理 -“”a1", max_size=40)


@given(QUERY | st.text(max_size=40))
def test_no_word_of_ours_changes_what_was_typed(query: str) -> None:
    with_words, without = make_plan(query, WORDS), make_plan(query, NONE)
    typed = [clause for clause in with_words.exact if clause not in with_words.akin]
    assert typed == [clause for clause in without.exact if clause not in with_words.akin]
    assert with_words.exact[:1] == without.exact[:1]
    assert set(without.hits) <= set(with_words.hits)


@given(QUERY)
def test_other_words_come_of_the_thesaurus_alone(query: str) -> None:
    plan = make_plan(query, WORDS)
    official = {word for words in WORDS.others.values() for word in words}
    for way in plan.reworded:
        assert official & set(way)
