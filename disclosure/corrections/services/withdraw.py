"""撤下: one person hides at once; the clock asks for a second."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from base.clock import today
from base.refusal import Refusal
from disclosure.catalogue import kinds
from disclosure.catalogue.enums import ChangeKind
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from disclosure.corrections import trail
from disclosure.corrections.enums import INCIDENTS, WITHDRAWALS
from disclosure.corrections.models import Withdrawal
from disclosure.corrections.people import may_withdraw
from disclosure.corrections.rules.notice import reasons_about_notice
from disclosure.corrections.services.open_incident import open_incident
from disclosure.corrections.services.tell import tell_to_confirm
from disclosure.review.people import snapshot

if TYPE_CHECKING:
    from base.models import User


class WithdrawalRefused(Refusal):
    """Raised when an item may not be withdrawn so."""


def reasons_not_to_withdraw(
    entry: CatalogueEntry, user: User, reason: str = "", notice: str | None = None, changed_on: date | None = None
) -> list[str]:
    """Return why this person may not withdraw this item, for this reason and with this notice if they are given."""
    reasons = []
    if not may_withdraw(user, entry.unit_id):
        reasons.append(_("只有本单位终审人员和公开办可以撤下信息。"))
    if entry.path is None or kinds.get(entry.kind).in_shell:
        reasons.append(_("页头、页脚、栏目和单位名称不能撤下，请修改后送审。"))
    if notice is None:
        return reasons
    if reason not in WITHDRAWALS:
        reasons.append(_("请选择撤下的原因。"))
    if reason == ChangeKind.REVOKED and changed_on and changed_on > today():
        reasons.append(_("处罚决定变更的日期不能晚于今天。"))
    return reasons + reasons_about_notice(entry, notice)


@transaction.atomic
def withdraw(entry: CatalogueEntry, user: User, reason: str, notice: str, changed_on: date | None = None) -> Withdrawal:
    """Hide an item in all its languages, from the next request on.

    A second person confirms within a day, or it is released again; 泄密 and 隐私 open an incident and come back by
    nobody's silence.

    Args:
        reason: one of WITHDRAWALS.
        notice: grounds and remedy, shown at the address (410).
        changed_on: when the penalty was changed or revoked (行政处罚法 art. 48), for that reason.

    Raises WithdrawalRefused.
    """
    reasons = reasons_not_to_withdraw(entry, user, reason, notice, changed_on)
    if reasons:
        raise WithdrawalRefused(reasons)
    who: dict[str, Any] = snapshot(user)
    act = {**who, "at": clock.now().isoformat(), "act": "withdraw"}
    stones = withdraw_item(entry, notice=notice.strip(), acts=[act], reason=reason)
    if not stones:
        raise WithdrawalRefused([_("这条信息已由别人撤下。")])
    withdrawal = Withdrawal.objects.create(
        kind=entry.kind,
        source_id=entry.source_id,
        translation_key=entry.translation_key,
        index_no=entry.index_no or "",
        entry_number=entry.pk,
        unit_id=entry.unit_id,
        items=[
            {"kind": s.kind, "source_id": s.source_id, "language": s.language, "entry_number": s.entry_number}
            for s in stones
        ],
        reason=reason,
        notice=notice.strip(),
        changed_on=changed_on,
        hidden_by=who,
        hidden_at=stones[0].withdrawn_at,
    )
    trail.note("withdraw", withdrawal, user, entry.content.hash, reason=reason, languages=len(stones))
    if reason in INCIDENTS:
        open_incident(reason, entry, user, withdrawal)
    tell_to_confirm(withdrawal)
    return withdrawal
