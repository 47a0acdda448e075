"""The engines that are measured: which servers each needs, and what the settings must say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests.services import postgres
from tests.services.elasticsearch.server import cluster

Environment = Mapping[str, str]
ELASTICSEARCH = "GONGKAI_ELASTICSEARCH_URLS"


@contextmanager
def sqlite(folder: Path) -> Iterator[Environment]:
    yield {"DATABASE_URL": f"sqlite:///{folder}/search.sqlite3"}


@contextmanager
def postgresql(folder: Path) -> Iterator[Environment]:
    """Raises FileNotFoundError where PostgreSQL is not installed."""
    with postgres.cluster() as url:
        yield {"DATABASE_URL": url}


@contextmanager
def elasticsearch(folder: Path) -> Iterator[Environment]:
    """One node beside SQLite. Raises NotToBeHad where its programs or a Java for them are missing."""
    with cluster() as nodes, sqlite(folder) as database:
        yield {**database, ELASTICSEARCH: nodes[0].url, "GONGKAI_ELASTICSEARCH_REPLICAS": "0"}


ENGINES: dict[str, Callable[[Path], AbstractContextManager[Environment]]] = {
    "sqlite": sqlite,
    "postgresql": postgresql,
    "elasticsearch": elasticsearch,
}


def size_on(server: str) -> int:
    """The bytes of all indices of an Elasticsearch."""
    with urlopen(f"{server}/_stats/store", timeout=60) as answer:  # noqa: S310  a server of our own
        return int(json.load(answer)["_all"]["primaries"]["store"]["size_in_bytes"])
