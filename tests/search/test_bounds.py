"""What a search costs is bounded by what it answers, not by how many documents there are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.engines import EmbeddedEngine
from search.engines import base as engines
from search.request import Query
from tests.search.corpus import document
from tests.search.golden_rows import asked

FEW, MANY = 400, 4000


@pytest.fixture
def bounded(empty: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch) -> EmbeddedEngine:
    monkeypatch.setattr(engines, "MAX_RANKED", 20)
    monkeypatch.setattr(engines, "MAX_COUNTED", 100)
    return empty


def fill(engine: EmbeddedEngine, first: int, last: int) -> None:
    engine.index(
        [
            document(
                number,
                f"防汛值班表第{number}期",
                "加强防汛值班。",
                day=date(2001, 1, 1) + timedelta(days=number),
                unit_ids=(1 + number % 40,),
            )
            for number in range(first, last + 1)
        ]
    )


class Steps:
    """Steps of SQLite's machine, in tens."""

    count = 0


@contextmanager
def counted() -> Iterator[Steps]:
    steps = Steps()

    def step() -> int:
        steps.count += 1
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(step, 10)
    yield steps
    connection.connection.set_progress_handler(None, 0)


QUERIES = [
    asked("防汛"),
    asked("防汛", start=80),
    asked("防汛", sort="date"),
    asked("防汛", titles_only=True),
    asked("防汛 值班"),
    asked("加强防汛值班"),
    asked("防汛 下雪"),  # some of the words
    asked("防汛", since=date(2001, 3, 1), until=date(2001, 12, 31)),
]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="counts the steps of SQLite")
def test_ten_times_as_many_documents_cost_the_same(bounded: EmbeddedEngine) -> None:
    fill(bounded, 1, FEW)
    before = [steps_of(bounded, query) for query in QUERIES]
    fill(bounded, FEW + 1, MANY)
    after = [steps_of(bounded, query) for query in QUERIES]
    for query, few, many in zip(QUERIES, before, after, strict=True):
        assert many <= 1.5 * few + 100, query


def test_the_number_of_statements_does_not_grow(bounded: EmbeddedEngine) -> None:
    query = asked("防汛", chosen=(("unit", "3"), ("year", "2001")))
    fill(bounded, 1, FEW)
    before = statements_of(bounded, query)
    fill(bounded, FEW + 1, 2 * FEW)
    assert statements_of(bounded, query) <= before + 3  # one more look for each choice left out, beyond the bound


def steps_of(engine: EmbeddedEngine, query: Query) -> int:
    with counted() as steps:
        engine.search(query)
    return steps.count


def statements_of(engine: EmbeddedEngine, query: Query) -> int:
    with CaptureQueriesContext(connection) as queries:
        engine.search(query)
    return len(queries)
