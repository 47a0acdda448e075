"""The log is forgotten after a while, is bounded by day, and holds nothing of an erased item."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count

from base.clock import SHANGHAI
from disclosure.catalogue.erasing import Target
from search.log.models import OpenedResult, SearchedQuery
from search.tokens import squeezed

MOST_A_DAY = 20_000  # different queries: what is beyond was asked least, or by somebody who wants to fill the disk


def forget_old(now: datetime) -> int:
    """The tick. Returns how many rows it deleted."""
    first = now.astimezone(SHANGHAI).date() - timedelta(days=settings.GONGKAI_SEARCH_LOG_DAYS)
    return sum(_forget(model, first) for model in (SearchedQuery, OpenedResult))


def forget_item(target: Target) -> int:
    """Erase the queries that contain a title of the item: they were typed from it. Counts of its openings go too."""
    titles = [squeezed(text) for text in target.titles if text.strip()]
    gone = OpenedResult.objects.filter(number=target.entry_number).delete()[0] if target.entry_number else 0
    for model in (SearchedQuery, OpenedResult):
        rows = model.objects.values_list("pk", "query").iterator()
        found = [pk for pk, query in rows if _is_of(query, titles)]
        gone += model.objects.filter(pk__in=found).delete()[0]
    return gone


def _is_of(query: str, titles: list[str]) -> bool:
    said = squeezed(query)
    return any(said == title or title in said for title in titles)


def _forget(model: type[SearchedQuery] | type[OpenedResult], first: object) -> int:
    gone = model.objects.filter(day__lt=first).delete()[0]
    full = model.objects.values("day").annotate(rows=Count("pk")).filter(rows__gt=MOST_A_DAY).order_by()
    for day in full.values_list("day", flat=True):
        rare = model.objects.filter(day=day).order_by("times", "pk").values_list("pk", flat=True)
        beyond = list(rare[: model.objects.filter(day=day).count() - MOST_A_DAY])
        for start in range(0, len(beyond), 500):
            gone += model.objects.filter(pk__in=beyond[start : start + 500]).delete()[0]
    return gone
