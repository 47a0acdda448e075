"""The made-up items of the benchmark: the same for the same seed, with answers that are known."""

from __future__ import annotations

import pytest

from bench.search_scale.generator import COMMON, FREQUENT, NEEDLE_EVERY, RATES, Generator
from search.engines import EmbeddedEngine
from tests.search.golden_rows import asked


@pytest.fixture(scope="module")
def generator() -> Generator:
    return Generator(7)


def test_the_same_seed_makes_the_same_items(generator: Generator) -> None:
    again = Generator(7)
    assert [again.item(number) for number in (1, 500, 1000)] == [generator.item(number) for number in (1, 500, 1000)]
    assert Generator(8).item(1) != generator.item(1)


def test_items_have_two_to_six_kilobytes(generator: Generator) -> None:
    sizes = [len(item.text.encode()) for item in generator.items(1, 200)]
    assert min(sizes) > 1_400
    assert max(sizes) < 7_000
    assert 2_000 < sum(sizes) / len(sizes) < 6_000


def test_planted_words_come_at_their_rates(generator: Generator) -> None:
    texts = [item.text for item in generator.items(1, 1000)]
    for word in (COMMON, FREQUENT):
        assert sum(word in text for text in texts) / 1000 == pytest.approx(RATES[word], abs=0.04)


def test_a_needle_is_found_by_title_number_and_phrase(empty: EmbeddedEngine, generator: Generator) -> None:
    empty.index(list(generator.items(NEEDLE_EVERY - 100, NEEDLE_EVERY + 100)))
    needle = generator.needle(NEEDLE_EVERY)
    for text in (needle.title, needle.doc_no, needle.phrase):
        assert empty.search(asked(text)).ids[0] == needle.number
