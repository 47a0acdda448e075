"""Leave nothing of an erased item in Elasticsearch: a deleted document stays in its files until they are merged."""

from __future__ import annotations

from elasticsearch import Elasticsearch

from search.engines.elastic import indexes
from search.engines.elastic.configuration import configuration
from search.feed.models import FeedRow


def expunge(server: Elasticsearch) -> int:
    """Have the indexes rewritten without what was deleted, if something erased was; return how many items that were."""
    erased = list(FeedRow.objects.filter(is_erased=True, is_pending=False).values_list("pk", flat=True))
    if not erased:
        return 0
    names = indexes.fed(server, configuration())
    if names:
        server.indices.refresh(index=names)
        server.indices.forcemerge(index=names, only_expunge_deletes=True)
    return FeedRow.objects.filter(pk__in=erased, is_pending=False).update(is_erased=False)
