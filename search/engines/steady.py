"""Elasticsearch while it answers and knows the newest, else the embedded engine: no search and no item is lost.

The embedded index moves inside the transaction of each release, so whatever it answers is whole. Elasticsearch learns
after COMMIT: where it has not within some seconds (an outage, and the time after it), its answers would lack items.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from elasticsearch import BadRequestError

from search.documents import Document
from search.engines.base import EmbeddedEngine
from search.engines.circuit import CIRCUIT
from search.engines.elastic.client import ERRORS
from search.engines.elastic.engine import ElasticEngine
from search.feed.models import is_behind
from search.request import Answer, Engine, Query

logger = logging.getLogger(__name__)


class SteadyEngine(Engine):
    """What is written goes to the embedded index, inside of the transaction; Elasticsearch is fed (search/feed)."""

    name = "elasticsearch"

    def __init__(self, embedded: EmbeddedEngine) -> None:
        self._embedded = embedded
        self._elastic = ElasticEngine()

    def search(self, query: Query) -> Answer:
        """The answer of Elasticsearch; else that of the embedded engine, marked as `fallback`."""
        if not (CIRCUIT.is_open or is_behind()) and CIRCUIT.lets_through():
            try:
                answer = self._elastic.search(query)
            except BadRequestError as error:  # it is well, but does not like what it was asked: no reason to leave it
                logger.error("Elasticsearch refused a search, the embedded engine answers it: %s", error)
            except ERRORS as error:
                CIRCUIT.trip(error)
            else:
                CIRCUIT.close()
                return answer
        return replace(self._embedded.search(query), fallback=True)

    def index(self, documents: Sequence[Document]) -> None:
        self._embedded.index(documents)

    def remove(self, ids: Sequence[int]) -> None:
        self._embedded.remove(ids)

    def clear(self) -> None:
        self._embedded.clear()

    def tidy(self) -> None:
        self._embedded.tidy()

    def problems(self) -> list[str]:
        return self._embedded.problems()
