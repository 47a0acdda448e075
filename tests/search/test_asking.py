"""What stands in the address, and only that, says what is searched for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.clock import today
from disclosure.catalogue.shell import Part, Shell
from search.asking import LAST_PAGE, PARAMETERS, Asked
from search.plan import make_plan
from search.request import FACETS, MAX_DEPTH, Sort

SHELL = Shell(1, {"unit": {7: Part(7, "区财政局", "qczj", "", None, 0, "", {})}})

values = st.dictionaries(st.sampled_from(PARAMETERS), st.text(max_size=80))


@given(values)
def test_any_address_is_read_and_said_again(said: dict[str, str]) -> None:
    asked = Asked.from_query(said)
    again = Asked.from_query(dict(parse_qsl(asked.address("/search/").partition("?")[2])))
    assert again == replace(asked, problems=())


def test_everything_that_narrows_is_read() -> None:
    asked = Asked.from_query(
        {"q": " 供热 ", "tab": "policy", "unit": "qczj", "year": "2026", "since": "2026-01-01", "until": "2026-02-01",
         "titles": "1", "sort": "date", "page": "3", "utm_source": "x"}
    )  # fmt: skip
    assert asked == Asked(
        "供热",
        "policy",
        (("unit", "qczj"), ("year", "2026")),
        "",
        date(2026, 1, 1),
        date(2026, 2, 1),
        True,
        Sort.DATE,
        3,
    )
    assert "utm" not in asked.address("/search/")


def test_choosing_keeps_the_rest_and_goes_to_the_first_page() -> None:
    asked = Asked("供热", chosen=(("year", "2026"),), sort=Sort.DATE, page=4)
    more = asked.with_value("unit", "qczj")
    assert (more.chosen, more.sort, more.page) == ((("unit", "qczj"), ("year", "2026")), Sort.DATE, 1)
    assert more.with_value("year", "2025").chosen == (("unit", "qczj"), ("year", "2025"))
    assert more.without("unit") == asked.on_page(1)


def test_a_range_wins_over_days_and_is_left_as_a_whole() -> None:
    asked = Asked.from_query({"q": "供热", "within": "week", "since": "2020-01-01"})
    assert asked.since is None
    query = asked.query(make_plan("供热"), "zh-hans", SHELL)
    assert query.since == today() - timedelta(days=7)
    assert asked.anytime() == Asked("供热")


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"since": "2026年1月"}, "日期请写成"),
        ({"until": "2026-02-30"}, "日期请写成"),
        ({"since": "2026-02-01", "until": "2026-01-01"}, "起始日期晚于截止日期"),
        ({"within": "decade"}, "没有这个选项"),
        ({"sort": "price"}, "没有这种排序"),
    ],
)
def test_what_cannot_be_understood_is_named_and_left_out(said: dict[str, str], problem: str) -> None:
    asked = Asked.from_query({"q": "供热", **said})
    assert problem in str(asked.problems[0])
    assert asked.bare == Asked("供热")
    assert not asked.is_narrowed


def test_the_same_problem_is_named_once() -> None:
    asked = Asked.from_query({"q": "供热", "since": "昨天", "until": "今天"})
    assert len(asked.problems) == 1


@pytest.mark.parametrize("said", ["", "x", "-1", "0", "１", "99999999999", "1e3"])
def test_a_page_that_is_none_is_the_first(said: str) -> None:
    assert Asked.from_query({"q": "供热", "page": said}).page == 1


def test_the_engine_is_never_asked_beyond_the_depth() -> None:
    query = Asked("供热", page=LAST_PAGE + 5).query(make_plan("供热"), "zh-hans", SHELL)
    assert query.start + query.size == query.end == MAX_DEPTH


def test_units_are_named_by_slug_and_found_by_id() -> None:
    def asked_for(slug: str) -> tuple[tuple[str, str], ...]:
        return Asked("供热").with_value("unit", slug).query(make_plan("供热"), "zh-hans", SHELL).chosen

    assert asked_for("qczj") == (("unit", "7"),)
    assert asked_for("nobody") == (("unit", "0"),)


def test_the_address_knows_every_facet() -> None:
    assert set(FACETS) < set(PARAMETERS)
