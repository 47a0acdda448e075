"""The release itself: two have read the copy, one of them for secrecy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings

from base import clock
from base.audit import record
from disclosure.catalogue.approval import Approval
from disclosure.catalogue.enums import ReleaseKind
from disclosure.catalogue.prepared import Prepared
from disclosure.catalogue.services.release import release_items
from disclosure.emergency.models import EmergencyAct, EmergencyRelease
from disclosure.emergency.services.tell import tell_who_may_act


def let_out(emergency: EmergencyRelease, item: Prepared, acts: Sequence[EmergencyAct]) -> None:
    """Let the copy out through the one door. Raises ReleaseRefused when the door has reasons."""
    secrecy = next(act.secrecy for act in acts if act.is_secrecy_review)
    release = release_items(
        [item.copy],
        how=ReleaseKind.EMERGENCY,
        approvals=[approval_of(act) for act in acts],
        secrecy=secrecy,
        reason=emergency.reason,
    )
    now = clock.now()
    emergency.release_id, emergency.released_at = release.pk, now
    emergency.follow_up_by = now + timedelta(hours=settings.GONGKAI_EMERGENCY_HOURS)
    emergency.save(update_fields=["release_id", "released_at", "follow_up_by"])
    record("emergency.release", obj=emergency, content_hash=item.copy.hash, data={"release": release.pk})
    if emergency.open_steps(item.copy):
        tell_who_may_act(emergency, item.copy)


def approval_of(act: EmergencyAct) -> Approval:
    return Approval(
        user_id=act.user_id,
        username=act.user["username"],
        name=act.name,
        role=act.stage,
        at=act.at.isoformat(),
        approved_hash=act.copy_hash,
        is_secrecy_review=act.is_secrecy_review,
        comment=act.comment,
    )
