"""The log is forgotten after a while, is bounded by day, and holds nothing of an erased item."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count

from base.clock import SHANGHAI
from disclosure.catalogue.erasing import Target
from search.engines import embedded
from search.engines.scope import Scope
from search.files.models import FileText
from search.log.models import OpenedResult, SearchedQuery
from search.plan import Clause, make_plan
from search.request import Query
from search.tokens import squeezed

MOST_A_DAY = 20_000  # different queries: what is beyond was asked least, or by somebody who wants to fill the disk


def forget_old(now: datetime) -> int:
    """The tick. Returns how many rows it deleted."""
    first = now.astimezone(SHANGHAI).date() - timedelta(days=settings.GONGKAI_SEARCH_LOG_DAYS)
    return sum(_forget(model, first) for model in (SearchedQuery, OpenedResult))


def forget_item(target: Target) -> int:
    """Erase the queries that say what only the erased item said, and the counts of its openings."""
    gone = OpenedResult.objects.filter(number=target.entry_number).delete()[0] if target.entry_number else 0
    said = _said_by(target)
    for model in (SearchedQuery, OpenedResult):
        asked = model.objects.order_by().values_list("query", "language").distinct().iterator()
        for query, language in [pair for pair in asked if _tells(*pair, said)]:
            gone += model.objects.filter(query=query, language=language).delete()[0]
    return gone


def _said_by(target: Target) -> str:
    """Everything that the item said, squeezed: titles, texts, and files that nothing else shows."""
    files = FileText.objects.filter(pk__in=target.files).values_list("squeezed", flat=True)
    return "\n".join([*(squeezed(text) for text in (*target.titles, *target.texts)), *files])


def _tells(query: str, language: str, said: str) -> bool:
    """Whether some words of a query stand in this and in nothing that is public."""
    plan = make_plan(query)
    phrases = {phrase.strip() for phrase in (plan.phrase, plan.bare, *plan.parts, *plan.cores, *plan.strong)}
    suspect = [phrase for phrase in phrases if len(phrase) > 1 and phrase in said]
    engine, scope = embedded(), replace(Scope.of(Query(plan, language)), required=(), excluded=())
    return any(not engine.matching(Clause("anywhere", (phrase,)), scope, 1) for phrase in suspect)


def _forget(model: type[SearchedQuery] | type[OpenedResult], first: object) -> int:
    gone = model.objects.filter(day__lt=first).delete()[0]
    full = model.objects.values("day").annotate(rows=Count("pk")).filter(rows__gt=MOST_A_DAY).order_by()
    for day in full.values_list("day", flat=True):
        rare = model.objects.filter(day=day).order_by("times", "pk").values_list("pk", flat=True)
        beyond = list(rare[: model.objects.filter(day=day).count() - MOST_A_DAY])
        for start in range(0, len(beyond), 500):
            gone += model.objects.filter(pk__in=beyond[start : start + 500]).delete()[0]
    return gone
