"""What was let out in an emergency and was not reviewed in time withdraws itself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from disclosure.catalogue.clockwork import one_by_one
from disclosure.emergency.enums import Ending
from disclosure.emergency.models import EmergencyRelease
from disclosure.emergency.services.end import take_down


def expire(now: datetime) -> int:
    """Take down what is overdue, each in a transaction of its own; return how many. A step of the tick.

    Raises Unfinished where one failed; the others went all the same, and the next tick tries again.
    """
    overdue = EmergencyRelease.objects.to_follow_up().filter(follow_up_by__lt=now).order_by("pk")
    numbers = list(overdue.values_list("pk", flat=True))
    return one_by_one(numbers, lambda number: _expire(number, now), _("逾期的紧急公开未能撤下：%(numbers)s。"))


@transaction.atomic
def _expire(number: int, now: datetime) -> bool:
    emergency = EmergencyRelease.objects.select_for_update().get(pk=number)
    if not emergency.is_overdue(now):
        return False
    take_down(emergency, Ending.OVERDUE)
    return True
