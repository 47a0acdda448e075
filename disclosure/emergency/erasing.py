"""What an erased item leaves here: that it was let out in an emergency, by whom and when, and no words."""

from __future__ import annotations

from disclosure.catalogue.erasing import BLANK, Target
from disclosure.catalogue.models.append_only import erase_rows
from disclosure.emergency.models import EmergencyAct, EmergencyRelease


def forget(target: Target) -> int:
    """Remove the reason and the comments. Returns how many rows had any."""
    emergencies = EmergencyRelease.objects.filter(kind=target.kind, source_id=target.source_id)
    acts = EmergencyAct.objects.filter(emergency__in=emergencies)
    return emergencies.update(reason=BLANK) + erase_rows(acts, comment="", secrecy={})
