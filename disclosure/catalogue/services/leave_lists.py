"""公示期满: an entry past its last public day leaves lists, counters and search (rule R9).

Its page and files stopped answering by themselves at midnight; the row stays, and answers 410.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from base.clock import day_of
from disclosure.catalogue import listeners, versions
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.postings import keys_in, move_postings, postings_of

CHUNK = 200


def leave_lists(now: datetime) -> int:
    """Take all entries that are past their time out of every list; return how many."""
    count = 0
    while found := _leave(now):
        count += found
    return count


@transaction.atomic
def _leave(now: datetime) -> int:
    past = CatalogueEntry.objects.filter(listed=True, public_until__lt=day_of(now)).order_by("pk")
    entries = list(past.select_for_update(skip_locked=True)[:CHUNK])
    if not entries:
        return 0
    numbers = [entry.pk for entry in entries]
    removed = postings_of(numbers)
    lists = keys_in(removed)
    listeners.tell_removed(numbers)
    move_postings(removed, [])
    CatalogueEntry.objects.filter(pk__in=numbers).update(listed=False)
    paths = versions.paths_showing(entries)
    versions.move({*map(versions.of_path, paths), *map(versions.of_term, lists)})
    return len(entries)
