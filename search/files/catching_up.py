"""Read all attachments now: after an upgrade, or when a reader became better. The clock does the same step by step,
and both may work at once: each takes files that nobody has."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count

from base import clock
from disclosure.catalogue.clockwork import Unfinished
from search.files.following import AS_NEW
from search.files.models import FileText
from search.files.reading import read_some, waiting
from search.files.tending import BUCKETS, tend_bucket


def queue_all(*, again: bool = False, failed: bool = False) -> int:
    """Have everything wait that ought to be read; return how many files wait.

    That is what is shown and was never read, and what an older reader has read.

    Args:
        again: all the others too.
        failed: of the others those that could not be read, or not whole.
    """
    for bucket in BUCKETS:
        tend_bucket(bucket)
    if again or failed:
        read = FileText.objects.filter(gone_at=None, read_at__isnull=False)
        (read if again else read.exclude(problem="")).update(**AS_NEW)
    return how_many_wait()


def read_waiting(troubles: list[str], *, afresh: bool = False) -> Iterator[int]:
    """Read until nothing waits; yields how many files fewer do. It may be broken off at any moment and begun again.

    Args:
        troubles: gets the files whose text could not be kept, some to an item.
        afresh: read the files themselves, also where the content check has read them before.
    """
    left = how_many_wait()
    while left:
        try:
            read_some(clock.now(), afresh=afresh)
        except Unfinished as trouble:
            troubles.append(str(trouble))
        before, left = left, how_many_wait()
        yield max(0, before - left)


def how_many_wait() -> int:
    """Files that nobody is reading just now."""
    return FileText.objects.filter(waiting(clock.now())).count()


def how_many_are_taken() -> int:
    """Files that somebody is reading, or that took too long and are tried again in some minutes."""
    return FileText.objects.filter(read_at=None, gone_at=None).exclude(waiting(clock.now())).count()


def problems() -> dict[str, int]:
    """How many files could not be read, or not whole, by the problem."""
    rows = FileText.objects.filter(gone_at=None).exclude(problem="").values_list("problem")
    return dict(rows.annotate(Count("pk")).order_by("problem"))
