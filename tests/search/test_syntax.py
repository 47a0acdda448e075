"""Quotation marks and excluded words."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from base.text import normal_form
from search.plan import make_plan
from search.syntax import MAX_SIGNS, read
from search.tokens import squeezed

ODD = st.text(alphabet='供热办法-－ "“”「」『』不含包:,a1\u200b〔2019〕号', max_size=60)


@pytest.mark.parametrize(
    "query", ['"集中供热" 办法', "“集中供热” 办法", "「集中供热」办法", "『集中供热』 办法", "＂集中供热＂办法"]
)
def test_a_quoted_phrase_is_required_as_it_stands(query: str) -> None:
    plan = make_plan(query)
    assert plan.quoted == ("集中供热",)
    assert plan.phrase == "集中供热办法"
    assert "集中供热" in plan.words


def test_nothing_but_the_quoted_phrase_is_looked_for() -> None:
    plan = make_plan("“基本农田”")
    assert {clause.phrases for clause in (*plan.exact, *plan.hits)} == {("基本农田",)}
    assert (plan.syllables, plan.pairs, plan.initials) == ((), (), "")


@pytest.mark.parametrize(
    ("query", "phrase", "excluded"),
    [
        ("供热 -收费", "供热", ("收费",)),
        ("供热 －收费", "供热", ("收费",)),
        ("-收费 供热", "供热", ("收费",)),
        ("供热 不含收费", "供热", ("收费",)),
        ("供热 不包含：收费 办法", "供热办法", ("收费",)),
        ('供热 -"收费 标准" 办法', "供热办法", ("收费标准",)),
        ("供热 -收费 -补贴", "供热", ("收费", "补贴")),
    ],
)
def test_a_word_is_excluded(query: str, phrase: str, excluded: tuple[str, ...]) -> None:
    plan = make_plan(query)
    assert (plan.phrase, plan.excluded) == (phrase, excluded)


@pytest.mark.parametrize(
    "query",
    ["不含农户的固定资产投资", "2019-2020", "室内温度 -5 度", "A-B", "供热 - 收费", "供热-收费", "-供热", "不含 供热"],
)
def test_what_only_looks_like_a_sign_excludes_nothing(query: str) -> None:
    plan = make_plan(query)
    assert plan.excluded == ()
    assert plan.phrase == squeezed(query)


@pytest.mark.parametrize("query", ["“供热", "供热”", '"供热', "“”供热", '""供热'])
def test_a_lone_quotation_mark_means_nothing(query: str) -> None:
    assert (make_plan(query).quoted, make_plan(query).phrase) == ((), "供热")


def test_signs_are_counted() -> None:
    many = " ".join(f"-词{letter}" for letter in "甲乙丙丁戊己庚辛壬癸子丑寅卯")
    assert len(read(f"供热 {many}").excluded) == MAX_SIGNS


@given(st.text(max_size=80) | ODD)
@example('"' * 80)
@example("-" * 80)
@example("不含" * 40)
def test_any_text_is_read(text: str) -> None:
    said = read(normal_form(text))
    for phrase in (*said.quoted, *said.excluded):
        assert phrase
        assert phrase == squeezed(phrase)
    assert all(phrase in squeezed(said.text) or " " in phrase for phrase in said.quoted)
    assert bool(squeezed(said.text)) == bool(squeezed(text))
