"""A real Elasticsearch under the same questions: one node, one shard, with what its process spends."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.test import override_settings

from search.engines.elastic.client import patient_client
from search.engines.elastic.configuration import configuration
from search.engines.elastic.engine import ElasticEngine
from search.request import Engine
from tests.services.elasticsearch.server import Node, cluster

SETTINGS = {"REPLICAS": 0, "TIMEOUT": 60.0}


@contextmanager
def elasticsearch() -> Iterator[tuple[Engine, Callable[[], float], Callable[[], float]]]:
    """An engine with an empty index, the CPU seconds spent so far, here and there, and the megabytes it holds."""
    with cluster() as (node,):
        changes = {f"GONGKAI_ELASTICSEARCH_{name}": value for name, value in SETTINGS.items()}
        with override_settings(GONGKAI_ELASTICSEARCH_URLS=[node.url], **changes):
            engine = ElasticEngine()
            engine.clear()
            yield engine, lambda: time.process_time() + _spent_by(node), _megabytes


def _spent_by(node: Node) -> float:
    """Of all threads of the server that are alive."""
    tasks = Path(f"/proc/{node.pid}/task").glob("*/schedstat")
    return sum(int(task.read_text("ascii").split()[0]) for task in tasks) / 1e9


def _megabytes() -> float:
    stats = patient_client().indices.stats(index=configuration().index, metric="store")
    return float(stats["_all"]["primaries"]["store"]["size_in_bytes"]) / 1e6
