"""What the site and its visitors do with Elasticsearch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from elasticsearch import Elasticsearch

from search.engines.circuit import CIRCUIT
from search.engines.elastic import indexes
from search.engines.elastic.client import patient_client
from search.engines.elastic.configuration import configuration
from search.engines.elastic.engine import ElasticEngine
from search.feed.delivering import deliver
from tests.search.golden_rows import asked


def found(text: str) -> list[int]:
    """What Elasticsearch itself finds, with everything it was sent so far."""
    server = patient_client()
    server.indices.refresh(index=configuration().index)
    return list(ElasticEngine().search(asked(text)).ids)


def live(server: Elasticsearch) -> str:
    name = indexes.live(server, configuration())
    assert name is not None
    return name


def delivered(server: Elasticsearch) -> int:
    """Deliver everything that is pending."""
    return deliver(server)


def forget_failures() -> None:
    CIRCUIT.close()


@contextmanager
def committed() -> Iterator[None]:
    """Within a test's transaction: at the end, do what waits for COMMIT."""
    before = len(connection.run_on_commit)
    with transaction.atomic():
        yield
    waiting, connection.run_on_commit = connection.run_on_commit[before:], connection.run_on_commit[:before]
    for one in waiting:
        one[1]()
