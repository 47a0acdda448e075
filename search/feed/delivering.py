"""Bring to Elasticsearch what changed. At least once, in any order, from as many processes as like: versions decide.

What is delivered is always what the catalogue says now. It is read after the version, so it is never older than that.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import connection
from elasticsearch import Elasticsearch, TransportError

from base import clock
from disclosure.catalogue.models import CatalogueEntry
from search.documents import documents_of
from search.engines.circuit import CIRCUIT
from search.engines.elastic import indexes, writing
from search.engines.elastic.client import ERRORS, client
from search.engines.elastic.configuration import configuration
from search.engines.elastic.writing import Refused, Write
from search.feed.models import FeedRow

logger = logging.getLogger(__name__)

CHUNK = 200
SOON = 5.0  # seconds that a release waits for its delivery; the clock brings the rest

# From then on `changed_at` says when it was delivered: what is to be cleared (erasing.py) counts from there.
_SETTLE = "UPDATE search_feedrow SET is_pending = %s, changed_at = %s WHERE entry = %s AND version = %s"


class NotBuilt(TransportError):
    """There is no index to deliver to: `manage.py rebuild_search --elasticsearch` makes it."""


def deliver_soon(numbers: Sequence[int]) -> None:
    """After COMMIT: deliver these entries if Elasticsearch answers well; never raises one of its errors."""
    if CIRCUIT.is_open:
        return
    try:
        deliver(client().options(request_timeout=SOON, max_retries=0), numbers)
    except ERRORS as error:
        logger.warning("not delivered to Elasticsearch, the clock will: %s", error)
        CIRCUIT.trip(error)


def deliver(server: Elasticsearch, numbers: Sequence[int] | None = None, *, at_most: int | None = None) -> int:
    """Deliver what is pending, of these entries or of all; return how many changes were settled.

    Raises one of the client's errors where that fails; what was delivered before stays settled. A write that is refused
    holds up no other: that is said at the end.
    """
    names, done, seen_until = _fed(server), 0, None
    refused: list[Refused] = []
    while at_most is None or done < at_most:
        rows = _pending(numbers, seen_until)
        if not rows:
            break
        seen_until = (rows[-1].changed_at, rows[-1].entry)
        names = _fed(server) if done else names  # a rebuild may have begun meanwhile, or ended
        writes = writes_of({row.entry: row.version for row in rows})
        # What the clock brings is late already: it is found when it is settled.
        failed = _write(server, names, writes, refresh=numbers is None)
        refused += failed
        _settle([row for row in rows if not any(row.entry in error.numbers for error in failed)])
        done += len(rows)
    if refused:
        raise refused[0]
    return done


def writes_of(versions: Mapping[int, int]) -> list[Write]:
    """What each of these entries is now, under the version that was read before."""
    entries = CatalogueEntry.objects.listed().select_related("content").filter(pk__in=list(versions))
    documents = {document.id: document for document in documents_of(list(entries))}
    return [Write(number, version, documents.get(number)) for number, version in versions.items()]


def _write(server: Elasticsearch, names: Sequence[str], writes: Sequence[Write], *, refresh: bool) -> list[Refused]:
    refused = []
    for name in names:
        try:
            writing.write(server, name, writes, refresh=refresh)
        except Refused as error:
            refused.append(error)
    return refused


def _fed(server: Elasticsearch) -> list[str]:
    if names := indexes.fed(server, configuration()):
        return names
    raise NotBuilt("no index yet: manage.py rebuild_search --elasticsearch")


def _pending(numbers: Sequence[int] | None, after: tuple[datetime, int] | None) -> list[FeedRow]:
    rows = FeedRow.objects.filter(is_pending=True).order_by("changed_at", "entry")
    if numbers is not None:
        rows = rows.filter(entry__in=numbers)
    if after is not None:
        rows = rows.filter(changed_at__gte=after[0]).exclude(changed_at=after[0], entry__lte=after[1])
    return list(rows[:CHUNK])


def _settle(rows: Sequence[FeedRow]) -> None:
    """Unless they changed again meanwhile."""
    in_order = sorted(rows, key=lambda row: row.entry)
    now = connection.ops.adapt_datetimefield_value(clock.now())
    with connection.cursor() as cursor:
        cursor.executemany(_SETTLE, [(False, now, row.entry, row.version) for row in in_order])
