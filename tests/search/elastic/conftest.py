"""Elasticsearch for tests: the real one, under index names of this test's own."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch
from pytest_django.fixtures import Settings

from search.engines.elastic import indexes
from search.engines.elastic.client import patient_client
from search.engines.elastic.configuration import configuration
from search.engines.elastic.engine import ElasticEngine
from tests.search.corpus import CORPUS
from tests.search.elastic.moves import forget_failures


@pytest.fixture(autouse=True)
def fresh_circuit() -> Iterator[None]:
    """No test sees that another one's server failed."""
    forget_failures()
    yield
    forget_failures()


@pytest.fixture
def server(elasticsearch_url: str, settings: Settings) -> Iterator[Elasticsearch]:
    """The site uses the real server; there is no index yet."""
    settings.GONGKAI_ELASTICSEARCH_URLS = [elasticsearch_url]
    settings.GONGKAI_ELASTICSEARCH_INDEX = f"test-{secrets.token_hex(4)}"
    settings.GONGKAI_ELASTICSEARCH_REPLICAS = 0
    settings.GONGKAI_ELASTICSEARCH_TIMEOUT = 30.0  # other tests keep the machine busy
    client = patient_client()
    yield client
    names = client.indices.get_alias(index=f"{configuration().index}-*", expand_wildcards="all")
    indexes.drop(client, *names.keys())


@pytest.fixture
def empty(server: Elasticsearch) -> ElasticEngine:
    """The engine with an empty index."""
    engine = ElasticEngine()
    engine.clear()
    return engine


@pytest.fixture
def engine(empty: ElasticEngine) -> ElasticEngine:
    """The engine with the small corpus."""
    empty.index(CORPUS)
    return empty
