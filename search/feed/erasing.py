"""Leave nothing of an erased item in Elasticsearch: a deleted document stays in its files until they are merged."""

from __future__ import annotations

from datetime import timedelta

from elasticsearch import Elasticsearch

from base import clock
from search.engines.elastic import indexes
from search.engines.elastic.configuration import configuration
from search.feed.models import FeedRow

LONG_ENOUGH = timedelta(hours=1)  # after so many merges only what was overwritten since can be left


def expunge(server: Elasticsearch) -> int:
    """Have the indexes rewritten without what was overwritten, if something erased was; return how many items are
    settled. It takes some minutes until their files let go of it: the clock tries until none is left."""
    waiting = FeedRow.objects.filter(is_erased=True, is_pending=False)
    names = indexes.fed(server, configuration()) if waiting.exists() else []
    if not names:
        return 0
    asked_at = clock.now()
    server.indices.refresh(index=names)
    server.indices.flush(index=names, force=True)
    server.indices.forcemerge(index=names, only_expunge_deletes=True)
    if server.indices.stats(index=names, metric="docs")["_all"]["total"]["docs"]["deleted"]:
        waiting = waiting.filter(changed_at__lt=asked_at - LONG_ENOUGH)
    return waiting.filter(changed_at__lt=asked_at).update(is_erased=False)
