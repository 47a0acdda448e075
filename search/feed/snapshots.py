"""Copies of the index in a repository that the operators registered, and the way back from one."""

from __future__ import annotations

from django.utils.translation import gettext as _
from elasticsearch import Elasticsearch

from base.refusal import Refusal
from search.engines.elastic import indexes
from search.engines.elastic.client import patient_client
from search.engines.elastic.configuration import configuration
from search.feed.rebuilding import put_to_use

HOURS = 4 * 3600.0


def names(repository: str) -> list[str]:
    """The snapshots of this site's index there, the oldest first."""
    found = configuration()
    answer = patient_client().snapshot.get(repository=repository, snapshot=f"{found.index}-*", ignore_unavailable=True)
    return sorted(name for one in answer["snapshots"] if indexes.is_ours(found, name := one["snapshot"]))


def take(repository: str) -> str:
    """Copy the index in use there; return the name of the snapshot.

    Raises Refusal where there is no index, or where some of it could not be copied.
    """
    server, found = _waiting(), configuration()
    name = indexes.live(server, found)
    if name is None:
        raise Refusal([_("检索服务里还没有索引。")])
    snapshot = indexes.new_name(found)
    answer = server.snapshot.create(
        repository=repository, snapshot=snapshot, indices=[name], include_global_state=False, wait_for_completion=True
    )
    if (state := answer["snapshot"]["state"]) != "SUCCESS":
        raise Refusal([_("备份 %(name)s 不完整（%(state)s），不能用来恢复。") % {"name": snapshot, "state": state}])
    return snapshot


def restore(repository: str, snapshot: str) -> str:
    """Bring that index back beside the one in use, bring it up to date from the catalogue, and switch to it.

    What was withdrawn since the snapshot never appears: the index is put right before anybody searches it, and the
    catalogue has the last word anyway. Returns the name of the index.
    """
    server = _waiting()
    name = indexes.new_name(configuration())
    server.snapshot.restore(
        repository=repository,
        snapshot=snapshot,
        indices=["*"],
        include_global_state=False,
        include_aliases=False,
        rename_pattern="^.+$",
        rename_replacement=name,
        wait_for_completion=True,
    )
    indexes.feed(server, name)
    put_to_use(server, name)
    return name


def _waiting() -> Elasticsearch:
    return patient_client().options(request_timeout=HOURS, max_retries=0)
