"""Which engine answers: Elasticsearch; the embedded one while that fails; nobody waits for what is known to be down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from elastic_transport import ApiResponseMeta, HttpHeaders, NodeConfig
from elasticsearch import BadRequestError
from elasticsearch import ConnectionError as Unreachable
from pytest_django.fixtures import Settings

from base import clock
from search.engines import embedded, get_engine
from search.engines.circuit import CIRCUIT
from search.engines.elastic.asking import Request, Response
from search.engines.elastic.client import Partial
from search.engines.elastic.engine import ElasticEngine
from search.feed.models import BEHIND, FeedRow
from search.plan import Plan
from search.request import Answer, Query
from tests.search.corpus import CORPUS, HEAT
from tests.search.golden_rows import asked


@pytest.fixture
def asks(db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Exception | None]]:
    """What Elasticsearch does, one after the other: None answers. What was used is gone from the list."""
    settings.GONGKAI_ELASTICSEARCH_URLS = ["http://127.0.0.1:9"]
    embedded().clear()
    embedded().index(CORPUS)
    outcomes: list[Exception | None] = []

    def search(self: ElasticEngine, query: Query) -> Answer:
        outcome = outcomes.pop(0)
        if outcome:
            raise outcome
        return Answer(total=1, ids=(HEAT,), engine=self.name)

    monkeypatch.setattr(ElasticEngine, "search", search)
    yield outcomes
    CIRCUIT.close()


def test_elasticsearch_answers_while_it_does(asks: list[Exception | None]) -> None:
    asks.append(None)
    answer = get_engine().search(asked("供热"))
    assert (answer.engine, answer.fallback) == ("elasticsearch", False)


@pytest.mark.parametrize("error", [Unreachable("gone"), Partial("some shards did not answer")])
def test_the_embedded_engine_steps_in_and_says_so(asks: list[Exception | None], error: Exception) -> None:
    asks.append(error)
    answer = get_engine().search(asked("供热"))
    assert (answer.engine, answer.fallback, answer.ids[0]) == (embedded().name, True, HEAT)


def test_a_server_that_failed_is_left_alone_for_a_while(asks: list[Exception | None], settings: Settings) -> None:
    asks += [Unreachable("gone"), None]
    for _visitor in range(5):
        assert get_engine().search(asked("供热")).fallback
    assert asks == [None]
    settings.GONGKAI_ELASTICSEARCH_PAUSE = 0.0
    CIRCUIT.trip(Unreachable("gone"))
    assert not get_engine().search(asked("供热")).fallback


def test_one_visitor_tries_it_again_and_the_others_do_not_wait(
    asks: list[Exception | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pause is over and the server hangs: while somebody waits for it, everybody else is answered."""
    CIRCUIT.trip(Unreachable("gone"))
    CIRCUIT._closed_from = 0.0  # the pause is over
    trying: list[Answer] = []

    def hang(self: ElasticEngine, query: Query) -> Answer:
        trying.append(get_engine().search(query))
        raise Unreachable("still gone")

    monkeypatch.setattr(ElasticEngine, "search", hang)
    assert get_engine().search(asked("供热")).fallback
    assert [answer.fallback for answer in trying] == [True]


def test_a_search_that_it_refuses_leaves_it_in_use_for_others(asks: list[Exception | None]) -> None:
    meta = ApiResponseMeta(400, "1.1", HttpHeaders(), 0.0, NodeConfig("http", "127.0.0.1", 9))
    asks += [BadRequestError("search_phase_execution_exception", meta, {}), None]
    assert get_engine().search(asked("供热")).ids[0] == HEAT
    assert get_engine().search(asked("供热")).engine == "elasticsearch"


@pytest.mark.parametrize(("seconds", "engine"), [(-1, "elasticsearch"), (1, "")])
def test_it_answers_only_while_it_knows_the_newest(asks: list[Exception | None], seconds: int, engine: str) -> None:
    """While something waits longer than it may, the embedded engine answers, which has it."""
    asks.append(None)
    waiting = FeedRow.objects.create(entry=HEAT, changed_at=clock.now() - BEHIND - timedelta(seconds=seconds))
    answer = get_engine().search(asked("供热"))
    assert (answer.engine, answer.fallback) == (engine or embedded().name, not engine)
    waiting.is_pending = False
    waiting.save()
    asks.append(None)
    assert get_engine().search(asked("供热")).engine == "elasticsearch"


def test_a_mistake_of_ours_is_not_hidden(asks: list[Exception | None]) -> None:
    asks.append(TypeError("a mistake"))
    with pytest.raises(TypeError):
        get_engine().search(asked("供热"))


def test_an_empty_query_asks_nobody(settings: Settings) -> None:
    settings.GONGKAI_ELASTICSEARCH_URLS = ["http://127.0.0.1:9"]
    assert ElasticEngine().search(Query(Plan(""), "zh-hans")) == Answer(engine="elasticsearch")


@pytest.mark.parametrize(
    "data", [{"timed_out": True, "_shards": {"failed": 0}}, {"timed_out": False, "_shards": {"failed": 1}}]
)
def test_an_answer_without_all_shards_is_none(data: dict[str, object]) -> None:
    with pytest.raises(Partial):
        Response(data)


def test_better_readings_stand_on_higher_steps() -> None:
    from datetime import date

    request = Request(asked("示例区基本农田保护条例"), date(2026, 1, 1))
    steps = request.body()["query"]["bool"]["must"][0]["dis_max"]["queries"]
    weights = [one["function_score"]["functions"][0]["weight"] for one in steps if "function_score" in one]
    assert weights == sorted(weights, reverse=True)
    assert len(steps) < 64  # scores are 32-bit floats: more steps would leave too little within a step
