"""Three nodes lose their elected master by kill -9 under searches and writes: no answer wrong, partial or failed."""

from __future__ import annotations

import json
import threading
import time

import pytest
from elasticsearch import Elasticsearch
from pytest_django.fixtures import Settings

from search.engines.elastic import indexes, status, writing
from search.engines.elastic.client import patient_client
from search.engines.elastic.configuration import configuration
from search.engines.elastic.engine import ElasticEngine
from search.engines.elastic.writing import Write
from tests.search.corpus import document
from tests.search.elastic.load import load
from tests.search.elastic.moves import live
from tests.search.golden_rows import asked
from tests.services.elasticsearch.server import Node
from tests.services.search_server import Clusters

pytestmark = [pytest.mark.elasticsearch, pytest.mark.slow]

DOCUMENTS = 60


class Writer:
    """Writes one document after the other and remembers those that were accepted."""

    def __init__(self, server: Elasticsearch, index: str) -> None:
        self.accepted: list[int] = []
        self.refused: list[str] = []
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(server, index), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join(timeout=120)

    def _run(self, server: Elasticsearch, index: str) -> None:
        number = 1000
        while not self._stopped.is_set():
            number += 1
            try:
                writing.write(server, index, [Write(number, 1, document(number, f"抗旱简报第{number}期"))])
            except Exception as error:
                self.refused.append(f"{type(error).__name__}: {error}")
            else:
                self.accepted.append(number)
            time.sleep(0.02)


def _master(server: Elasticsearch, nodes: list[Node]) -> Node:
    (row,) = json.loads(json.dumps(server.cat.master(format="json", h="node").body))
    return next(node for node in nodes if node.name == row["node"])


def test_losing_the_elected_master_loses_nothing(own_cluster: Clusters, settings: Settings) -> None:
    with own_cluster(3) as nodes:
        settings.GONGKAI_ELASTICSEARCH_URLS = [node.url for node in nodes]
        settings.GONGKAI_ELASTICSEARCH_INDEX = "gongkai"
        settings.GONGKAI_ELASTICSEARCH_SHARDS, settings.GONGKAI_ELASTICSEARCH_REPLICAS = 3, 1
        settings.GONGKAI_ELASTICSEARCH_TIMEOUT = 60.0
        server, engine = patient_client(), ElasticEngine()
        engine.clear()
        engine.index([document(number, f"防汛值班表第{number}号") for number in range(1, DOCUMENTS + 1)])
        server.cluster.health(index=configuration().index, wait_for_status="green", timeout="120s")
        assert sum("replica: STARTED" in line for line in status.lines(server)) == 3

        def ask() -> str:
            answer = engine.search(asked("防汛值班", size=100))
            right = set(answer.ids) == set(range(1, DOCUMENTS + 1)) and answer.total == DOCUMENTS
            return "" if right else f"{answer.total}, {len(answer.ids)} ids"

        writer = Writer(server, live(server))
        with load(3, ask) as seen:
            seen.wait_for(100)
            lost = _master(server, nodes)
            lost.kill()
            seen.wait_for(200)
            others = [node for node in nodes if node is not lost]
            others[0].wait(2)
            assert _master(server, nodes) is not lost
            lost.start()
            lost.wait(3)
            seen.wait_for(100)
            server.cluster.health(index=configuration().index, wait_for_status="green", timeout="180s")
            seen.wait_for(50)
        writer.stop()
        assert (seen.wrong, writer.refused) == ([], [])
        assert len(writer.accepted) > 20
        server.indices.refresh(index=configuration().index)
        held = engine.search(asked("抗旱简报", size=1))
        assert held.total >= len(writer.accepted)
        assert indexes.fed(server, configuration()) == [live(server)]
        print(f"\n{seen.right} answers, {len(writer.accepted)} writes")
