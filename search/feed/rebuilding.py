"""Make the index anew beside the one in use, and let visitors search it when it is whole: no gap, no half index."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from elasticsearch import Elasticsearch

from base.refusal import Refusal
from disclosure.catalogue.models import CatalogueEntry
from search.engines.elastic import indexes, writing
from search.engines.elastic.client import patient_client
from search.engines.elastic.configuration import configuration
from search.feed.comparing import repair
from search.feed.delivering import CHUNK, writes_of
from search.feed.models import FeedRow


def rebuild(*, restart: bool = False) -> Iterator[int]:
    """Fill a new index from the catalogue and switch to it; yields how many entries were indexed.

    Releases go on meanwhile: they are delivered to both indexes, and their versions win over what is read here.
    `restart` removes what an earlier rebuild left. Raises Refusal where one seems to be running, and one of the
    client's errors; the index in use then stays in use.
    """
    server, found = patient_client(), configuration()
    in_use = indexes.live(server, found)
    left = [name for name in indexes.fed(server, found) if name != in_use]
    if left and not restart:
        raise Refusal([_("另一次重建正在进行，或者上次没有完成：%(names)s。") % {"names": "、".join(left)}])
    indexes.drop(server, *left)
    name = indexes.create(server, found)
    try:
        yield from _fill(server, name)
        put_to_use(server, name)
    except BaseException:
        if indexes.live(server, found) != name:
            indexes.drop(server, name)
        raise


def put_to_use(server: Elasticsearch, name: str) -> None:
    """Bring a filled index up to date, let visitors search it, and remove the one it replaces."""
    found = configuration()
    indexes.open_up(server, found, name)
    server.cluster.health(index=name, wait_for_status="yellow", timeout="60s")
    repair(server, name)
    server.indices.refresh(index=name)
    if before := indexes.switch(server, found, name):
        indexes.drop(server, before)


def _fill(server: Elasticsearch, name: str) -> Iterator[int]:
    last = 0
    while numbers := _after(last):
        versions = dict.fromkeys(numbers, 0)
        versions |= FeedRow.objects.filter(entry__in=numbers).values_list("entry", "version")
        writing.write(server, name, [one for one in writes_of(versions) if one.document])
        last = numbers[-1]
        yield len(numbers)


def _after(last: int) -> list[int]:
    listed = CatalogueEntry.objects.listed().filter(pk__gt=last).order_by("pk")
    return list(listed.values_list("pk", flat=True)[:CHUNK])
