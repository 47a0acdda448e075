"""The one clock: what time it is, and which day. Days of law are days in Shanghai."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """The present moment, aware of its time zone."""
    return timezone.now()


def today() -> date:
    """The present day in Shanghai."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day in Shanghai on which an aware `moment` falls."""
    return moment.astimezone(SHANGHAI).date()
