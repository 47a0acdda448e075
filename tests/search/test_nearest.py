"""What has only some of the words of a question: rare words before common ones, and nothing that is far away."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from disclosure.catalogue.enums import Validity
from search.engines.candidates import Candidate
from search.engines.counting import Row
from search.engines.nearest import COMMON, nearest, weight
from search.plan import Clause, Plan

Texts = dict[int, tuple[str, str]]


def near(ways: Sequence[tuple[str, ...]], texts: Texts, ended: Sequence[int] = (), phrase: str = "") -> list[int]:
    """The nearest of these documents, by title and text."""

    def has(clause: Clause, place: int) -> bool:
        said = texts[place][0] if clause.where == "title" else "\n".join(texts[place])
        return all(phrase in said for phrase in clause.phrases)

    def look(clauses: Sequence[Clause]) -> list[Row]:
        found = [place for place in sorted(texts, reverse=True) if any(has(one, place) for one in clauses)]
        return [Row(one, "", Validity.REPEALED if one in ended else Validity.IN_FORCE) for one in found][:COMMON]

    plan = Plan("", phrase=phrase or "".join(slot[-1] for slot in ways), ways=tuple(ways))
    found: list[Candidate] = nearest(plan, look, lambda places: {place: texts[place] for place in places})
    return [one.place for one in found]


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    texts: Texts = dict.fromkeys(range(2, 40), ("入学通知", ""))
    assert near([("幼童",), ("入学",)], {1: ("幼童看护", ""), **texts})[0] == 1


def test_a_word_tells_more_in_a_title() -> None:
    assert near([("幼童",), ("入学",)], {1: ("幼童看护", ""), 2: ("公告", "幼童")})[0] == 1


def test_what_is_far_from_the_best_is_left_out() -> None:
    texts: Texts = {1: ("幼童入学办法", "幼童入学"), 2: ("公告", "某处提到入学")}
    assert near([("幼童",), ("入学",)], texts) == [1]


def test_what_is_in_force_stands_before_what_ended() -> None:
    texts: Texts = {1: ("幼童看护", ""), 2: ("幼童看护", "")}
    words = [("幼童",), ("入学",)]
    assert (near(words, texts)[0], near(words, texts, ended=[2])[0]) == (2, 1)


def test_a_word_counts_as_the_best_of_its_ways_does() -> None:
    texts: Texts = {1: ("儿童看护", ""), 2: ("幼童 儿童", "")}
    assert near([("儿童", "幼童"), ("入学",)], texts) == [2, 1]


def test_a_word_that_stands_nowhere_is_looked_for_by_its_pairs() -> None:
    assert near([("幼童园",), ("开学",)], {1: ("幼童看护", "")}) == [1]


@pytest.mark.parametrize("ways", [[], [("幼童",)], [("无人",), ("知晓",)]])
def test_nothing_is_near_one_word_or_no_word_that_anybody_has(ways: list[tuple[str, ...]]) -> None:
    assert near(ways, {1: ("幼童看护", "")}, phrase="幼童") == []


def test_weights_fall_from_rare_to_common() -> None:
    weights = [weight(count) for count in (1, 2, 50, COMMON, COMMON + 1)]
    assert weights == sorted(weights, reverse=True)
    assert (weight(0), weights[-2], weights[-1]) == (0.0, 1.0, 1.0)
