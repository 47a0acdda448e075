"""The engine over Elasticsearch, as searches see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from base.clock import today
from search.documents import Document
from search.engines.elastic import indexes, writing
from search.engines.elastic.asking import Request, Response
from search.engines.elastic.client import ERRORS, client, patient_client
from search.engines.elastic.configuration import configuration
from search.engines.elastic.near import Near, near_enough
from search.plan import FEW
from search.request import Answer, Engine, Query


class ElasticEngine(Engine):
    """Usually one request a search; up to seven where a query stands nowhere as it was typed.

    Every method raises one of `client.ERRORS` when Elasticsearch does not do what it should.
    """

    name = "elasticsearch"

    def search(self, query: Query) -> Answer:
        if not query.plan:
            return Answer(engine=self.name)
        request = Request(query, today())
        response = self._ask(request)
        if not response.exact and query.plan.syllables:
            response = self._ask(request := request.with_sounds())
        if response.whole < FEW and request.has_thin:
            response = self._ask(request := request.with_thin())
        if not response.known and response.whole < query.plan.few:
            response = self._further(request, response)
        return response.answer()

    def index(self, documents: Sequence[Document]) -> None:
        """For tests and repairs: whatever version it holds. The catalogue is followed by search/feed."""
        self._write([writing.Write(one.id, None, one) for one in documents])

    def remove(self, ids: Sequence[int]) -> None:
        self._write([writing.Write(number) for number in ids])

    def clear(self) -> None:
        """An empty index takes the place of all others."""
        server, found = patient_client(), configuration()
        others = indexes.fed(server, found)
        name = indexes.create(server, found)
        indexes.open_up(server, found, name)
        indexes.switch(server, found, name)
        indexes.drop(server, *others)

    def tidy(self) -> None:
        patient_client().indices.refresh(index=configuration().index)

    def problems(self) -> list[str]:
        try:
            health = patient_client().cluster.health(index=configuration().index, timeout="5s")
        except ERRORS as error:
            return [str(error)]
        return [f"cluster health: {health['status']}"] if health["status"] == "red" else []

    def _further(self, request: Request, response: Response) -> Response:
        """With what has only some of the words; where nothing was found, with last resorts."""
        plan, nothing = request.query.plan, not response.whole
        if nothing and plan.initials and (found := self._ask(request.with_last_resorts())).whole:
            return found
        if near := self._near(request):
            found = self._ask(request.with_near(near))
            return replace(found, partly=found.whole > response.whole)
        return self._ask(request.with_last_resorts()) if nothing and plan.pairs else response

    def _near(self, request: Request) -> tuple[int, ...]:
        near = Near(request.query, request.day)
        if not near.words:
            return ()
        counted = self._answer(request, near.counting())["aggregations"]
        ranking = near.ranking({name: int(one["doc_count"]) for name, one in counted.items()})
        hits = self._answer(request, ranking)["hits"]["hits"] if ranking else []
        return near_enough(hits)

    def _ask(self, request: Request) -> Response:
        return Response(self._answer(request, request.body()))

    def _answer(self, request: Request, body: Mapping[str, Any]) -> dict[str, Any]:
        answer = client().search(
            index=configuration().index,
            preference=request.preference(),
            allow_partial_search_results=False,
            **body,
        )
        return dict(answer.body)

    def _write(self, writes: Sequence[writing.Write]) -> None:
        server = patient_client()
        for name in indexes.fed(server, configuration()):
            writing.write(server, name, writes, refresh=True)
