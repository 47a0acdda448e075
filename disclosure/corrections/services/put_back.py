"""恢复公开: a second person says that it should not have been hidden, or nobody confirmed within a day."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from disclosure.catalogue.services.release import ReleaseRefused
from disclosure.catalogue.services.restore import restore_items
from disclosure.corrections import trail
from disclosure.corrections.models import Incident, Withdrawal
from disclosure.corrections.services.confirm import (
    ConfirmationRefused,
    locked,
    reasons_not_to_confirm,
    stones_of,
)
from disclosure.corrections.services.tell import tell_restored
from disclosure.review.people import snapshot

if TYPE_CHECKING:
    from base.models import User

logger = logging.getLogger(__name__)
NOBODY_CONFIRMED = "撤下后一日内无人确认，恢复公开"


@transaction.atomic
def put_back(withdrawal: Withdrawal, user: User, why: str) -> None:
    """Release a withdrawn item again, as it was; its incident is closed with that.

    Raises:
        ConfirmationRefused: not by this person, or without a reason.
        ReleaseRefused: something holds it back.
    """
    withdrawal = locked(withdrawal)
    reasons = reasons_not_to_confirm(withdrawal, user)
    if not why.strip():
        reasons.append(_("请写明恢复公开的理由。"))
    if reasons:
        raise ConfirmationRefused(reasons)
    _put_back(withdrawal, snapshot(user), why.strip(), clock.now())
    incident = Incident.objects.filter(withdrawal=withdrawal, closed_at=None).first()
    if incident:
        incident.closed_by, incident.closed_at = snapshot(user), clock.now()
        incident.outcome = _("经第二人核对不成立，已恢复公开。")
        incident.save(update_fields=["closed_by", "closed_at", "outcome"])
        trail.note("incident_close", incident, user, outcome="unfounded")


def put_back_unconfirmed(now: datetime) -> int:
    """The tick: release again what nobody confirmed within a day; return how many.

    What something else holds back (a case of secrecy, a rule broken meanwhile) stays hidden; the desk says why.
    """
    done = 0
    for number in list(Withdrawal.objects.due_back(now).order_by("pk").values_list("pk", flat=True)):
        try:
            done += _put_back_if_due(number, now)
        except ReleaseRefused as refused:
            _hold_back(number, str(refused))
    return done


@transaction.atomic
def _put_back_if_due(number: int, now: datetime) -> int:
    rows = Withdrawal.objects.due_back(now).filter(pk=number).values("pk")
    withdrawal = Withdrawal.objects.select_for_update(skip_locked=True).filter(pk__in=rows).first()
    if withdrawal is None:
        return 0
    _put_back(withdrawal, {}, NOBODY_CONFIRMED, now)
    return 1


def _put_back(withdrawal: Withdrawal, who: dict[str, Any], why: str, now: datetime) -> None:
    releases = restore_items(stones_of(withdrawal), reason=why, at=now)
    withdrawal.restored_by, withdrawal.restored_at, withdrawal.restored_why = who, now, why[:200]
    withdrawal.held_back = ""
    withdrawal.save(update_fields=["restored_by", "restored_at", "restored_why", "held_back"])
    trail.note("restore", withdrawal, who, reason=withdrawal.reason, releases=[release.pk for release in releases])
    tell_restored(withdrawal)


def _hold_back(number: int, why: str) -> None:
    """Said once: the tick asks again every minute."""
    if Withdrawal.objects.filter(pk=number).exclude(held_back=why).update(held_back=why):
        logger.error("withdrawal %s stays hidden: %s", number, why)
