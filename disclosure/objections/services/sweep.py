"""Addresses expire: what was counted is forgotten as soon as it no longer counts."""

from datetime import datetime

from disclosure.objections.limits import WITHIN
from disclosure.objections.models import Visit


def sweep_visits(now: datetime) -> int:
    """The tick."""
    return Visit.objects.filter(at__lt=now - WITHIN).delete()[0]
