"""Fixtures of the real Elasticsearch: one node for the whole run, and nodes of a test's own, which it may kill."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from tests.services.elasticsearch.download import CACHE
from tests.services.elasticsearch.guard import Guard
from tests.services.elasticsearch.server import Node, cluster

Clusters = Callable[..., AbstractContextManager[list[Node]]]


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    """The node that `make test-services` started for all workers; one of this worker's own without it."""
    if url := os.environ.get("GONGKAI_TEST_ELASTICSEARCH"):
        yield url
        return
    with cluster() as nodes:
        yield nodes[0].url


@pytest.fixture
def own_cluster() -> Clusters:
    """A cluster of a test's own. One at a time on this machine: they are large."""

    @contextmanager
    def started(size: int, guard: Guard | None = None) -> Iterator[list[Node]]:
        with (CACHE.expanduser() / "own-cluster").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            with cluster(size, guard) as nodes:
                yield nodes

    return started
