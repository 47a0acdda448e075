"""撤销: whoever asked for an emergency release takes the request back before it came out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from base.audit import record
from disclosure.emergency.enums import Ending
from disclosure.emergency.models import EmergencyRelease
from disclosure.emergency.services.ask import EmergencyRefused

if TYPE_CHECKING:
    from base.models import User


def may_cancel(emergency: EmergencyRelease, user: User) -> bool:
    waiting = emergency.released_at is None and emergency.ended_at is None
    return waiting and emergency.requested_by.get("id") == user.pk


@transaction.atomic
def cancel(emergency: EmergencyRelease, user: User) -> None:
    """End a request. Raises EmergencyRefused when it is public, ended or somebody else's."""
    emergency = EmergencyRelease.objects.select_for_update().get(pk=emergency.pk)
    if not may_cancel(emergency, user):
        raise EmergencyRefused([_("只有提出人可以在公开之前撤销。已公开的请用“撤下”。")])
    emergency.ended_at, emergency.ending = clock.now(), Ending.CANCELLED
    emergency.save(update_fields=["ended_at", "ending"])
    record("emergency.end", actor=user, obj=emergency, content_hash=emergency.copy_hash, data={"ending": "cancelled"})
