"""Dates as they are written in files: 2026-02-13, 2026/2/13, 2026年2月13日, with or without a time of day."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from base.clock import SHANGHAI

_DAY = r"(?P<year>\d{4})(?:-|/|\.|年)(?P<month>\d{1,2})(?:-|/|\.|月)(?P<day>\d{1,2})日?"
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
_DATE = re.compile(_DAY)
_MOMENT = re.compile(rf"{_DAY}(?:[T\s]+{_CLOCK}(?P<zone>Z|[+-]\d{{2}}:?\d{{2}})?)?")


def day_from(text: str) -> date:
    """Return the day that `text` names. Raises ValueError for anything else."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    return date(int(found["year"]), int(found["month"]), int(found["day"]))


def moment_from(text: str) -> datetime:
    """Return the moment that `text` names, the beginning of a day without a time, in Shanghai without a zone.

    Raises ValueError for anything else.
    """
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    if found["hour"] is None:
        return datetime.combine(day, time.min, SHANGHAI)
    clock = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    if found["zone"]:
        return datetime.fromisoformat(f"{day.isoformat()}T{clock.isoformat()}{found['zone']}")
    return datetime.combine(day, clock, SHANGHAI)
