"""Counting facets is a pure function: each value says how many hits choosing it would leave."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.engines.counting import Row, count, matching
from search.facts import TAB, fact_of, line_of, lines
from search.plan import make_plan
from search.request import FACETS, Query

VALUES = {name: ["a", "b", "c"] for name in FACETS if name != "validity"}
SINGLE = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()})


@st.composite
def row(draw: st.DrawFn) -> Row:
    facts = [*draw(SINGLE).items(), (TAB, draw(st.sampled_from("xy")))]
    facts += [("topic", value) for value in draw(st.sets(st.sampled_from("abc")))]  # many-valued
    return Row(draw(st.integers(1, 10**9)), lines(facts), draw(st.sampled_from(["in_force", "repealed"])))


ROWS = st.lists(row(), max_size=30, unique_by=lambda one: one.place)
CHOICES = st.dictionaries(st.sampled_from(FACETS), st.sampled_from(["a", "b", "in_force"]), max_size=3)


def query(chosen: dict[str, str], tab: str = "") -> Query:
    return Query(make_plan("防汛"), "zh-hans", tab=tab, chosen=tuple(chosen.items()))


@given(ROWS, CHOICES, st.sampled_from(["", "x"]))
def test_a_value_says_how_many_hits_choosing_it_leaves(rows: list[Row], chosen: dict[str, str], tab: str) -> None:
    counts = count(rows, query(chosen, tab))
    assert counts.total == len(matching(rows, query(chosen, tab)))
    assert set(counts.facets) == set(FACETS)
    for name, values in counts.facets.items():
        for value in ("a", "b", "c", "in_force", "repealed"):
            assert values.get(value, 0) == len(matching(rows, query({**chosen, name: value}, tab)))
    for group in "xy":
        assert counts.tabs.get(group, 0) == len(matching(rows, query(chosen, group)))


@given(ROWS, CHOICES)
def test_nothing_is_listed_with_zero(rows: list[Row], chosen: dict[str, str]) -> None:
    counts = count(rows, query(chosen))
    assert all(n > 0 for values in (*counts.facets.values(), counts.tabs) for n in values.values())


@given(st.sampled_from(FACETS), st.text())
def test_a_fact_is_one_line(name: str, value: str) -> None:
    line = line_of((name, value))
    assert line.splitlines() == [line]
    assert line.encode()
    assert fact_of(line)[0] == name
    assert line_of(fact_of(line)) == line
