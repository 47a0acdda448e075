"""The measure of searches is one that can be wrong: what counts, and what an error or a miss does to it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from bench.search_eval.scoring import ALL, Query, Row, load, misses, run, table

ROOT = Path(__file__).resolve().parents[2]
SECOND, THIRD = (ROOT / "bench" / "search" / f"{name}_set.jsonl" for name in ("second", "third"))
AS_WRITTEN = {
    SECOND: "ea057144d7ae0dfcf051bc349f04ec8477f52e9fcf12ba8c8f8b88bae6b7a536",
    THIRD: "baf2ee052581c29f41ea9ee242f7977fe8069d94f027377f2f591f0ef4162072",
}
own_sets = pytest.mark.parametrize("own", [SECOND, THIRD], ids=["second", "third"])


def query(*relevant: str, kind: str = "words", qid: str = "q1") -> Query:
    return Query(qid, kind, "渔港", frozenset(relevant), ("渔港条例",))


def row(relevant: list[str], got: list[str], **more: str) -> Row:
    return Row(query(*relevant, **more), tuple(got), ms=5.0)


def test_the_share_of_the_relevant_counts_and_the_place_of_the_first() -> None:
    half = row(["a", "b"], ["x", "a", "y"])
    assert (half.recall, half.reciprocal_rank) == (0.5, 0.5)


def test_ten_places_cannot_hold_more_than_ten() -> None:
    many = [str(number) for number in range(25)]
    assert row(many, many[:10]).recall == 1


def test_one_law_that_comes_twice_counts_once() -> None:
    assert row(["a", "b"], ["a", "a"]).recall == 0.5


def test_nothing_found_is_zero() -> None:
    nothing = row(["a"], [])
    assert (nothing.recall, nothing.reciprocal_rank) == (0, 0)


def test_only_the_first_ten_of_an_answer_count() -> None:
    (asked,) = run([query("a")], lambda text: [*"bcdefghijk", "a"])
    assert asked.recall == 0


def test_an_error_is_a_miss_and_is_counted() -> None:
    def broken(text: str) -> list[str]:
        raise OSError("gone")

    rows = run([query("a")], broken)
    assert (rows[0].recall, rows[0].error) == (0, "OSError: gone")
    assert table(rows)[-1].errors == 1


def test_the_table_has_a_line_for_each_kind_and_one_for_all() -> None:
    lines = table([row(["a"], ["a"]), row(["a"], []), row(["a"], ["a"], kind="typo")])
    assert [(line.kind, line.count, line.recall) for line in lines] == [
        ("words", 2, 0.5),
        ("typo", 1, 1.0),
        (ALL, 3, pytest.approx(2 / 3)),
    ]


def test_misses_are_listed_by_kind_the_worst_first() -> None:
    rows = [
        row(["a", "b"], ["a"], qid="half"),
        row(["a"], ["a"], qid="whole"),
        row(["a"], [], qid="none"),
        row(["a"], [], qid="other", kind="typo"),
    ]
    assert [missed.query.qid for missed in misses(rows)] == ["none", "half", "other"]


@own_sets
def test_a_set_of_our_own_is_large_of_many_kinds_and_asks_nothing_twice(own: Path) -> None:
    queries = load(own)
    kinds = {one.kind for one in queries}
    assert len(queries) >= 140
    assert len(kinds) >= 7
    assert all(sum(one.kind == kind for one in queries) >= 10 for kind in kinds)
    assert len({one.text for one in queries}) == len({one.qid for one in queries}) == len(queries)
    assert all(one.relevant for one in queries)


def test_no_set_asks_what_another_one_asks(first_set: list[Query]) -> None:
    asked = [one.text for one in [*first_set, *load(SECOND), *load(THIRD)]]
    assert len(set(asked)) == len(asked)


def test_the_second_set_aims_at_no_law_of_the_first(first_set: list[Query]) -> None:
    aimed = {law for one in first_set for law in one.relevant}
    assert not [one.qid for one in load(SECOND) if one.relevant & aimed]


@pytest.fixture
def first_set() -> list[Query]:
    path = ROOT.parent / "shared" / "data" / "search_queries.jsonl"
    if not path.exists():
        pytest.skip(f"the first set is not in {path}")
    return load(path)


@own_sets
def test_a_set_of_our_own_is_as_it_was_written(own: Path) -> None:
    """A badly judged query stays; one mended after its answer was seen measures nothing."""
    assert sha256(own.read_bytes()).hexdigest() == AS_WRITTEN[own]
