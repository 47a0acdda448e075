"""Working days (工作日) as deadlines of law count them: holidays are free, 调休 weekends are worked.

The table WorkdayOverride wins over the calendar that comes with the package `chinesecalendar`. That calendar
ends with the last year whose holiday notice is out. Beyond it nothing is guessed silently: results say that
they are not certain, and a question about one day raises.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, timedelta

import chinese_calendar
from django.utils.translation import gettext_lazy as _

from base.models import WorkdayOverride

UNCERTAIN = _("所涉年份的节假日安排尚未录入，仅按周一至周五推算，请在节假日与调休中补录后核对。")
# Holidays by fixed date: a table that holds all three of a year was filled from that year's notice.
FIXED_HOLIDAYS = ((1, 1), (5, 1), (10, 1))
ONE_DAY = timedelta(days=1)
_table: ContextVar[dict[date, bool] | None] = ContextVar("workdays_table", default=None)


class CalendarUnknown(LookupError):
    """Neither the override table nor the built-in calendar knows the year of a day."""


@dataclass(frozen=True)
class WorkdayResult:
    """A day found by counting. Where `certain` is false, show UNCERTAIN beside it."""

    date: date
    certain: bool


@dataclass(frozen=True)
class WorkdayCount:
    """A number of working days. Where `certain` is false, show UNCERTAIN beside it."""

    days: int
    certain: bool


@contextmanager
def table_read_once() -> Iterator[None]:
    """Read the table once for all that is counted inside: a list of fifty deadlines costs what one costs."""
    held = _table.set(dict(WorkdayOverride.objects.values_list("date", "is_workday")))
    try:
        yield
    finally:
        _table.reset(held)


def calendar_known(year: int) -> bool:
    """Whether holidays and 调休 of `year` are known, from the built-in calendar or from the table."""
    if _built_in(date(year, 1, 1)) is not None:
        return True
    fixed = [date(year, month, day) for month, day in FIXED_HOLIDAYS]
    held = _table.get()
    if held is not None:
        return all(day in held for day in fixed)
    return WorkdayOverride.objects.filter(date__in=fixed).count() == len(fixed)


def is_workday(day: date) -> bool:
    """Whether `day` is a working day. Raises CalendarUnknown rather than guess."""
    override = _override_of(day)
    if override is not None:
        return override
    if not calendar_known(day.year):
        raise CalendarUnknown(day.year)
    return _without_override(day)


def add_workdays(day: date, days: int) -> WorkdayResult:
    """The last of `days` working days after `day`, which is itself not counted.

    For 条例 articles 26, 30, 32 and 33. With `days` 0 it is `day` itself. Raises ValueError for a negative
    number.
    """
    if days < 0:
        raise ValueError(f"cannot add {days} working days")
    found = WorkdayResult(day, certain=True)
    walk = _walk(day, _overrides_after(day))
    while days:
        found, is_working = next(walk)
        days -= is_working
    return found


def workdays_between(start: date, end: date) -> WorkdayCount:
    """How many working days lie after `start`, up to and including `end`; 0 where `end` is not later.

    `workdays_between(day, add_workdays(day, n).date).days == n`.
    """
    count, certain = 0, True
    if end <= start:
        return WorkdayCount(count, certain)
    for step, is_working in _walk(start, _overrides_after(start)):
        if step.date > end:
            break
        count, certain = count + is_working, step.certain
    return WorkdayCount(count, certain)


def _walk(day: date, overrides: Mapping[date, bool]) -> Iterator[tuple[WorkdayResult, bool]]:
    """Each day after `day`, whether all days so far were certain, and whether it is a working day."""
    certain = True
    while True:
        day += ONE_DAY
        override = overrides.get(day)
        certain = certain and (override is not None or _year_known(day, overrides))
        yield WorkdayResult(day, certain), _without_override(day) if override is None else override


def _year_known(day: date, overrides: Mapping[date, bool]) -> bool:
    return _built_in(day) is not None or calendar_known(day.year)


def _override_of(day: date) -> bool | None:
    held = _table.get()
    if held is not None:
        return held.get(day)
    return WorkdayOverride.objects.filter(date=day).values_list("is_workday", flat=True).first()


def _overrides_after(day: date) -> dict[date, bool]:
    held = _table.get()
    if held is not None:
        return held
    return dict(WorkdayOverride.objects.filter(date__gt=day).values_list("date", "is_workday"))


def _built_in(day: date) -> bool | None:
    """What the built-in calendar says; None where it does not know the year."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def _without_override(day: date) -> bool:
    """The built-in calendar, or Monday to Friday in a year whose holidays are all in the table."""
    built_in = _built_in(day)
    return day.weekday() < 5 if built_in is None else built_in
