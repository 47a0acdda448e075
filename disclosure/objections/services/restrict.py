"""核实期间暂停公开: one click hides the item by the rules of 撤下, with a notice that says nothing about anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from disclosure.catalogue.models import CatalogueEntry
from disclosure.corrections.models import Withdrawal
from disclosure.corrections.services.withdraw import reasons_not_to_withdraw, withdraw
from disclosure.objections import trail
from disclosure.objections.enums import HIDDEN_FOR, Act, Matter
from disclosure.objections.models import Objection
from disclosure.objections.services.file_objection import ObjectionRefused
from disclosure.objections.services.handle import for_handling, keep_act, reasons_not_to_handle

if TYPE_CHECKING:
    from base.models import User

NOTICE = "本信息正在核实，核实期间暂停公开。如有异议，可向本机关提出，也可依法申请行政复议或者提起行政诉讼。"


def entry_of(objection: Objection) -> CatalogueEntry | None:
    """Return the item as it is public now; None where it is not."""
    if objection.source_id is None:
        return None
    same = {"kind": objection.item_kind, "source_id": objection.source_id}
    return CatalogueEntry.objects.select_related("content__item", "unit").filter(**same).first()


def withdrawal_of(objection: Objection) -> Withdrawal | None:
    """Return the last withdrawal of the item."""
    if objection.source_id is None:
        return None
    return Withdrawal.objects.filter(kind=objection.item_kind, source_id=objection.source_id).first()


def reasons_not_to_restrict(objection: Objection, user: User) -> list[str]:
    """Return why this person may not hide the item because of this objection."""
    entry = entry_of(objection)
    if entry is None:
        return [_("这条信息现在没有公开。")]
    return reasons_not_to_handle(objection, user) + reasons_not_to_withdraw(entry, user)


@transaction.atomic
def restrict(objection: Objection, user: User) -> Withdrawal:
    """Hide the item from the next request on; a second person confirms within a day as with every 撤下.

    An objection about personal data opens an incident with that. Raises ObjectionRefused, WithdrawalRefused.
    """
    row = for_handling(objection, user)
    reasons, entry = reasons_not_to_restrict(row, user), entry_of(row)
    if reasons or entry is None:
        raise ObjectionRefused(reasons)
    withdrawal = withdraw(entry, user, HIDDEN_FOR[Matter(row.matter)], NOTICE)
    keep_act(row, Act.RESTRICT, user)
    trail.note("restrict", row, user, withdrawal=withdrawal.pk)
    return withdrawal
