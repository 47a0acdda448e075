"""Write down that entries changed, in the transaction that changes them; deliver when it is committed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.db import connection, transaction

from base import clock
from search.engines.elastic.configuration import is_configured

_NOTE = (
    "INSERT INTO search_feedrow (entry, version, changed_at, is_pending, is_erased) VALUES (%s, 1, %s, %s, %s)"
    " ON CONFLICT (entry) DO UPDATE SET version = search_feedrow.version + 1, is_pending = excluded.is_pending,"
    " changed_at = CASE WHEN search_feedrow.is_pending THEN search_feedrow.changed_at ELSE excluded.changed_at END,"
    " is_erased = search_feedrow.is_erased OR excluded.is_erased"
)


def note(entry_ids: Sequence[int], *, is_erased: bool = False) -> None:
    """Say that these entries changed or are gone. Their rows stay locked until COMMIT, so versions follow commits."""
    if not (is_configured() and entry_ids):
        return
    numbers = sorted(set(entry_ids))  # in one order, or two releases may wait for each other
    now = connection.ops.adapt_datetimefield_value(clock.now())
    with connection.cursor() as cursor:
        cursor.executemany(_NOTE, [(number, now, True, is_erased) for number in numbers])
    transaction.on_commit(partial(_deliver, numbers), robust=True)


def _deliver(numbers: Sequence[int]) -> None:
    from search.feed.delivering import deliver_soon  # the client is loaded where it is used

    deliver_soon(numbers)
