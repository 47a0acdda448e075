"""The second person: the withdrawal stands, or the item is released again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from base.refusal import Refusal
from disclosure.catalogue.models import Tombstone
from disclosure.corrections import trail
from disclosure.corrections.models import Withdrawal
from disclosure.corrections.people import may_confirm
from disclosure.review.people import snapshot

if TYPE_CHECKING:
    from base.models import User


class ConfirmationRefused(Refusal):
    """Raised when somebody may not be the second person."""


def reasons_not_to_confirm(withdrawal: Withdrawal, user: User) -> list[str]:
    """Return why this person may not decide on this withdrawal."""
    if not Withdrawal.objects.unsettled().filter(pk=withdrawal.pk).exists():
        return [_("这次撤下已经确认、恢复或另作处理。")]
    reasons = []
    if user.pk == withdrawal.hidden_by["id"]:
        reasons.append(_("撤下的人不能自己确认，请由另一人办理。"))
    if not may_confirm(user, withdrawal.unit_id):
        reasons.append(_("只有本单位的审核人员和公开办可以确认。"))
    return reasons


@transaction.atomic
def confirm(withdrawal: Withdrawal, user: User) -> None:
    """Let the withdrawal stand. Raises ConfirmationRefused."""
    withdrawal = locked(withdrawal)
    if reasons := reasons_not_to_confirm(withdrawal, user):
        raise ConfirmationRefused(reasons)
    withdrawal.confirmed_by, withdrawal.confirmed_at = snapshot(user), clock.now()
    withdrawal.save(update_fields=["confirmed_by", "confirmed_at"])
    act = {**snapshot(user), "at": withdrawal.confirmed_at.isoformat(), "act": "confirm"}
    for stone in stones_of(withdrawal):
        stone.acts = [*stone.acts, act]
        stone.save(update_fields=["acts"])
    trail.note("confirm", withdrawal, user, reason=withdrawal.reason)


def locked(withdrawal: Withdrawal) -> Withdrawal:
    """Two who decide at once take turns."""
    return Withdrawal.objects.select_for_update().get(pk=withdrawal.pk)


def stones_of(withdrawal: Withdrawal) -> list[Tombstone]:
    """Return the tombstones that are still those of this withdrawal."""
    numbers = [item["entry_number"] for item in withdrawal.items]
    stones = Tombstone.objects.filter(entry_number__in=numbers, withdrawn_at=withdrawal.hidden_at)
    return list(stones.order_by("pk"))
