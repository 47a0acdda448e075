"""各步用时: how long each step took, over the last ninety days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median_high
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.db.models import F, JSONField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from base.clock import day_of, now
from base.workdays import table_read_once, workdays_between
from disclosure.catalogue.models import ReviewCopy
from disclosure.review.desk.reach import Units, units_led_by
from disclosure.review.enums import Stage

if TYPE_CHECKING:
    from base.models import User

PERIOD = timedelta(days=90)
READ = 2000  # the newest: more would not move a median
KEPT = 15 * 60  # seconds; nobody's work depends on the last minutes of ninety days
ORDER = [str(stage) for stage in Stage]


@dataclass(frozen=True)
class Duration:
    """Working days from the day a step began to the day it was taken; 0 is the same day."""

    stage: str
    count: int
    median: int
    longest: int
    share: int = 0  # of the longest of all, in percent, for the bar

    @property
    def label(self) -> str:
        return str(Stage(self.stage).label)

    @property
    def median_words(self) -> str:
        return in_words(self.median)

    @property
    def longest_words(self) -> str:
        return in_words(self.longest)


def in_words(days: int) -> str:
    return _("%(days)s 个工作日") % {"days": days} if days else _("当天")


def durations_for(user: User) -> list[Duration]:
    """Return how long the steps of the units that somebody leads take; empty for whoever leads none."""
    units = units_led_by(user)
    if not units:
        return []
    key = "desk-durations-" + "-".join(sorted(str(unit) for unit in units))
    return cache.get_or_set(key, lambda: durations_in(units), KEPT) or []


def durations_in(units: Units) -> list[Duration]:
    """Read the newest steps that were taken. Those of two units cost two queries, as those of the whole district."""
    by_stage: dict[str, list[int]] = defaultdict(list)
    with table_read_once():
        for stage, began, ended in _taken(units):
            by_stage[stage].append(workdays_between(day_of(began), day_of(ended)).days)
    longest = max((max(days) for days in by_stage.values()), default=0)
    return [
        Duration(
            stage, len(days), median_high(days), max(days), round(100 * median_high(days) / longest) if longest else 0
        )
        for stage, days in sorted(by_stage.items(), key=lambda pair: ORDER.index(pair[0]))
    ]


def _taken(units: Units) -> list[tuple[str, datetime, datetime]]:
    steps = TaskState.objects.filter(
        status__in=[TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED],
        finished_at__gte=now() - PERIOD,
        task__reviewtask__isnull=False,
    ).order_by("-finished_at", "-pk")
    if None in units:
        return list(steps.values_list("task__reviewtask__stage", "started_at", "finished_at")[:READ])
    rows = list(steps.values_list("workflow_state_id", "task__reviewtask__stage", "started_at", "finished_at")[:READ])
    unit_of = _units_of({row[0] for row in rows})
    return [row[1:] for row in rows if unit_of.get(row[0]) in units]


def _units_of(workflow_states: set[int]) -> dict[int | None, int | None]:
    """The unit is in the frozen content; the database reads it there, so no text is carried about."""
    copies = ReviewCopy.objects.filter(workflow_state_id__in=workflow_states).exclude(content="")
    rows = copies.alias(data=Cast("content", JSONField())).annotate(unit=F("data__fields__unit"))
    return {row.workflow_state_id: row.unit for row in rows.only("workflow_state_id")}
