"""行政处罚法 art. 48: somebody learns that a published penalty was changed or revoked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from base.clock import today
from base.refusal import Refusal
from base.workdays import add_workdays
from disclosure.catalogue.models import CatalogueEntry
from disclosure.corrections import trail
from disclosure.corrections.enums import PENALTY_WORKDAYS
from disclosure.corrections.models import PenaltyDuty
from disclosure.corrections.people import may_confirm, may_withdraw
from disclosure.review.people import snapshot

if TYPE_CHECKING:
    from base.models import User


class DutyRefused(Refusal):
    """Raised when a change of a penalty cannot be recorded so."""


def reasons_not_to_record(entry: CatalogueEntry, user: User, changed_on: date, reference: str) -> list[str]:
    reasons = []
    if not (may_confirm(user, entry.unit_id) or may_withdraw(user, entry.unit_id)):
        reasons.append(_("只有本单位的审核人员和公开办可以登记。"))
    if changed_on > today():
        reasons.append(_("处罚决定变更的日期不能晚于今天。"))
    if not reference.strip():
        reasons.append(_("请写明复议决定、判决或本机关决定的文号。"))
    return reasons


@transaction.atomic
def record_duty(entry: CatalogueEntry, user: User, changed_on: date, reference: str) -> PenaltyDuty:
    """Put a published penalty on the desk, to be withdrawn within three working days. Raises DutyRefused."""
    reasons = reasons_not_to_record(entry, user, changed_on, reference)
    if reasons:
        raise DutyRefused(reasons)
    due = add_workdays(changed_on, PENALTY_WORKDAYS)
    duty = PenaltyDuty.objects.create(
        kind=entry.kind,
        source_id=entry.source_id,
        entry_number=entry.pk,
        index_no=entry.index_no or "",
        unit_id=entry.unit_id,
        changed_on=changed_on,
        reference=reference.strip(),
        due_on=due.date,
        due_is_certain=due.certain,
        recorded_by=snapshot(user),
        recorded_at=clock.now(),
    )
    trail.note("duty", duty, user, due_on=due.date.isoformat())
    return duty
