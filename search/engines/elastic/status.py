"""How the cluster is, for those who run it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from elasticsearch import Elasticsearch

from search.engines.elastic import indexes
from search.engines.elastic.configuration import configuration


def problem_of(server: Elasticsearch) -> str:
    """What is wrong with it, in a few words; empty where it can be searched. Raises one of the client's errors."""
    found = configuration()
    name = indexes.live(server, found)
    if name is None:
        return "no index"
    health = server.cluster.health(index=name)
    if health["status"] == "red":
        return f"{name} is red: {health['unassigned_shards']} shards missing"
    return ""


def lines(server: Elasticsearch) -> Iterator[str]:
    """Health, nodes, indexes with their sizes, shards. Raises one of the client's errors."""
    health = server.cluster.health()
    yield f"cluster {health['cluster_name']}: {health['status']}, {health['number_of_nodes']} nodes"
    for node in _rows(server.cat.nodes(format="json", h="name,node.role,master,heap.percent,disk.used_percent")):
        master = " master" if node["master"] == "*" else ""
        yield f"  node {node['name']}{master}: heap {node['heap.percent']} %, disk {node['disk.used_percent']} %"
    found = configuration()
    names, live = indexes.fed(server, found), indexes.live(server, found)
    for name in names:
        yield f"index {name}: {'in use' if name == live else 'not in use'}"
        yield from _shards(server, name)


def _shards(server: Elasticsearch, name: str) -> Iterator[str]:
    for shard in _rows(server.cat.shards(index=name, format="json", h="shard,prirep,state,docs,store,node")):
        kind = "primary" if shard["prirep"] == "p" else "replica"
        where = f" on {shard['node']}" if shard["node"] else ""
        size = f", {shard['docs']} documents, {shard['store']}" if shard["docs"] else ""
        yield f"  shard {shard['shard']} {kind}: {shard['state']}{where}{size}"


def _rows(answer: Any) -> list[dict[str, Any]]:
    return list(answer.body)
