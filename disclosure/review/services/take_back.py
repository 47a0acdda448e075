"""撤下 from the admin: who may, why not, and what it does to the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from base.refusal import Refusal
from disclosure.catalogue import kinds
from disclosure.catalogue.models import CatalogueEntry, Tombstone
from disclosure.catalogue.services.withdraw import withdraw_item
from disclosure.review.enums import Stage
from disclosure.review.people import may_take, snapshot

if TYPE_CHECKING:
    from base.models import User


class WithdrawalRefused(Refusal):
    """Raised when an item may not be withdrawn so."""


def reasons_not_to_withdraw(entry: CatalogueEntry, user: User, notice: str | None = None) -> list[str]:
    """Return why this person may not withdraw this item, with this notice if one is given."""
    reasons = []
    if not may_take(user, Stage.FINAL, entry.unit_id):
        reasons.append(_("只有终审人员可以撤下信息。"))
    if entry.path is None or kinds.get(entry.kind).in_shell:
        reasons.append(_("页头、页脚、栏目和单位名称不能撤下，请修改后送审。"))
    if notice is not None and not notice.strip():
        reasons.append(_("请写明撤下的原因和救济途径，公众会在原地址看到。"))
    return reasons


@transaction.atomic
def take_back(entry: CatalogueEntry, user: User, notice: str) -> list[Tombstone]:
    """Withdraw an item in all languages; its draft stays with the editors, no longer live.

    Raises WithdrawalRefused.
    """
    reasons = reasons_not_to_withdraw(entry, user, notice)
    if reasons:
        raise WithdrawalRefused(reasons)
    act: dict[str, Any] = {**snapshot(user), "at": clock.now().isoformat(), "act": "withdraw"}
    tombstones = withdraw_item(entry, notice=notice.strip(), acts=[act])
    for tombstone in tombstones:
        model: Any = kinds.get(tombstone.kind).model
        model.objects.filter(pk=tombstone.source_id).update(live=False, has_unpublished_changes=True)
    return tombstones
