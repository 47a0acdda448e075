"""Make the index anew from the catalogue, while both are in use, and compare the two."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disclosure.catalogue.models import CatalogueEntry
from search.engines import get_engine
from search.engines.attached import digests
from search.files.comparing import differing
from search.models import IndexedEntry, RebuildMark
from search.services.follow import index_again

CHUNK = 200
SAME = ("content_id", "effective_date", "expiry_date", "repealed_date", "public_until")  # in catalogue and index
CHUNKS_A_MINUTE = 50  # of a rebuild by the clock: others of its steps wait meanwhile


def rebuild(*, from_nothing: bool = False) -> Iterator[int]:
    """Index every listed entry again and drop what the catalogue does not list; yields how many were done.

    Chunk by chunk, each in a transaction of its own that holds its entries, so that a withdrawal in between is
    never undone and no writer waits long. `from_nothing` empties the index first: searches find less meanwhile.
    """
    if from_nothing:
        with transaction.atomic():
            get_engine().clear()
    last = 0
    while chunk := _put_in_after(last):
        last = chunk[-1].pk
        yield len(chunk)
    with transaction.atomic():
        RebuildMark.objects.all().delete()
        get_engine().remove(sorted(_held().keys() - _shown().keys()))
        get_engine().tidy()


def rebuild_marked(now: datetime) -> int:
    """A step of the clock: go on with a rebuild that a migration asked for; returns how many entries were indexed."""
    done = 0
    for _chunk in range(CHUNKS_A_MINUTE):
        indexed = _go_on()
        if not indexed:
            break
        done += indexed
    return done


@transaction.atomic
def _go_on() -> int:
    mark = RebuildMark.objects.select_for_update(skip_locked=True).first()
    if mark is None:
        return 0
    chunk = _put_in_after(mark.after)
    if chunk:
        mark.after = chunk[-1].pk
        mark.save()
    else:
        mark.delete()
        get_engine().tidy()
    return len(chunk)


def differences() -> list[str]:
    """Where index and catalogue disagree, in sentences; empty when they agree."""
    held, shown = _held(), _shown()
    missing, surplus = shown.keys() - held.keys(), held.keys() - shown.keys()
    outdated = {number for number in shown.keys() & held.keys() if shown[number] != held[number]}
    sentences = [
        (missing, _("目录中有 %(count)s 条不在索引里：%(some)s")),
        (surplus, _("索引中有 %(count)s 条不在目录里：%(some)s")),
        (outdated, _("索引中有 %(count)s 条内容不是现行版本：%(some)s")),
    ]
    found = [text % {"count": len(ids), "some": sorted(ids)[:5]} for ids, text in sentences if ids]
    return found + get_engine().problems()


def compare_files() -> Iterator[tuple[int, set[int]]]:
    """Compare the indexed text of attachments, entry by entry: yields how many were compared and which differ."""
    both = IndexedEntry.objects.filter(number__in=CatalogueEntry.objects.listed().values("pk"))
    return differing(sorted(both.values_list("number", flat=True)), digests)


@transaction.atomic
def _put_in_after(number: int) -> list[CatalogueEntry]:
    listed = CatalogueEntry.objects.listed().select_related("content")
    chunk = list(listed.select_for_update(of=("self",)).filter(pk__gt=number).order_by("pk")[:CHUNK])
    index_again(chunk)
    return chunk


def _shown() -> dict[int, list[Any]]:
    return {number: rest for number, *rest in CatalogueEntry.objects.listed().values_list("pk", *SAME)}


def _held() -> dict[int, list[Any]]:
    return {number: rest for number, *rest in IndexedEntry.objects.values_list("number", *SAME)}
