"""Whatever somebody types, in any script and with any signs, has a plan, is searched for and is marked."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from base.text import normal_form
from search.engines import Engine
from search.highlighter import MAX_SCANNED, marked, snippet
from search.plan import make_plan
from search.request import Query
from search.thesaurus import Thesaurus
from search.tokens import spaced, squeezed, squeezed_normal, tokens
from tests.search.corpus import CORPUS, HEAT, RENTAL, REPAIR

WORDS = Thesaurus({"低保": ("最低生活保障", "社会救助"), "老年卡": ("老年人优待",)})
ANY = st.text(alphabet=st.characters(), max_size=120)  # lone surrogates, private use, controls, all of it
SIGNS = st.text(
    alphabet="低保老年卡农田 -“”\"「」『』不含〔2019〕5号令*^:(){}[]'\\%_;&|!~?\u200b\u0301\ud800🔥", max_size=60
)
QUERIES = ANY | SIGNS
NASTY = [
    '"',
    '""',
    "“",
    "-",
    "- -",
    "-“",
    "不含",
    "供热 不含",
    "' OR 1=1 --",
    '农田" OR title:"',
    "NEAR(a b, 5)",
    "title : x",
    "*",
    "农*",
    "^农田",
    "{title}",
    "a AND",
    "NOT",
    "农田 NOT 保护",
    "\\",
    "%",
    "_",
    "\x00农田",
    "\ud800",
    "🏳️‍🌈农田",
    "é" * 100,
    "ﷺ" * 30,
    "令" * 200,
    "-词" * 60,
    "“农田”" * 40,
    "1" * 200,
    "a" * 200,
    "低保" * 100,
    "〔" * 100,
    "国发〔2019〕" * 20,
]


@given(QUERIES)
@example("“低保”低保 -低保")
def test_every_phrase_of_a_plan_is_squeezed_and_says_something(text: str) -> None:
    plan = make_plan(text, WORDS)
    clauses = [*plan.exact, *plan.hits, *plan.akin, *plan.relaxed] if plan else []
    phrases = {phrase for clause in clauses for phrase in clause.phrases}
    for phrase in (*phrases, *plan.quoted, *plan.excluded, *plan.pairs):
        assert phrase == squeezed(phrase)
        assert tokens(phrase)
    assert all(clause.phrases for clause in clauses)
    assert len(clauses) < 80


@given(QUERIES)
def test_a_plan_is_a_value(text: str) -> None:
    plan = make_plan(text, WORDS)
    assert plan == make_plan(text, WORDS)
    assert hash(plan) == hash(make_plan(text, WORDS))


@given(QUERIES)
def test_how_a_query_was_written_does_not_matter(text: str) -> None:
    assert make_plan(normal_form(text)[:100]) == make_plan(normal_form(normal_form(text)[:100]))


@given(QUERIES)
def test_tokens_are_those_of_the_squeezed_text(text: str) -> None:
    normal = normal_form(text)
    assert tokens(squeezed_normal(normal)) == tokens(normal)
    assert squeezed(squeezed(text)) == squeezed(text)
    assert spaced(squeezed(text)).split() == tokens(normal)


@given(ANY, QUERIES)
def test_marking_keeps_the_text(text: str, query: str) -> None:
    shown = marked(text, make_plan(query, WORDS).marks)
    plain = html.unescape(re.sub("</?mark>", "", shown))
    assert re.sub(r"\s+", "", plain) == re.sub(r"\s+", "", html.unescape(html.escape(text)))
    assert "<" not in re.sub("</?mark>", "", shown)


@given(st.integers(0, 400), QUERIES)
def test_what_was_found_is_in_the_snippet(before: int, query: str) -> None:
    plan = make_plan(query, WORDS)
    if plan and not plan.phrase.isspace() and plan.phrase.strip() in squeezed(query):
        text = f"{'前言。' * before}{plan.phrase}{'后记。' * 100}"
        assert len(text) < MAX_SCANNED
        assert "<mark>" in snippet(text, plan.marks)


@pytest.mark.parametrize("query", NASTY)
def test_every_engine_answers(engine: Engine, query: str) -> None:
    answer = engine.search(Query(make_plan(query, WORDS), "zh-hans"))
    assert answer.total >= len(answer.ids)


@given(QUERIES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_engine_answers_any_text(engine: Engine, text: str) -> None:
    plan = make_plan(text, WORDS)
    answer = engine.search(Query(plan, "zh-hans"))
    assert answer.total >= len(answer.ids)
    for document in (one for one in CORPUS if one.id in answer.ids):
        said = f"{document.squeezed_title}\n{document.squeezed_number}\n{document.squeezed_text}"
        assert not any(phrase in said for phrase in plan.excluded)
        assert all(phrase in said for phrase in plan.quoted)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("供热", {HEAT, RENTAL, REPAIR}),
        ("供热 -改造", {HEAT, RENTAL}),
        ("“供热单位”", {HEAT}),
        ("“供热管网” 改造", {REPAIR}),
        ("供热 不含“供热 单位” -管网", {RENTAL}),
        ("“农田供热”", set()),
    ],
)
def test_signs_narrow_what_is_found(engine: Engine, query: str, found: set[int]) -> None:
    assert set(engine.search(Query(make_plan(query), "zh-hans")).ids) == found
