"""涉密情况: close a case with what the authority determined (保密法 art. 31; rule R5)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import LockableMixin

from base import clock
from base.audit import record
from base.clock import day_of, today
from base.refusal import Refusal
from disclosure.catalogue import kinds
from disclosure.catalogue.models import ReviewCopy
from disclosure.review.covering import uncover
from disclosure.review.enums import CaseResult
from disclosure.review.models import SecrecyCase
from disclosure.review.people import may_act, snapshot
from disclosure.review.scope import secrecy_stage_of
from disclosure.review.services.lock_secret import MARK, is_secret

if TYPE_CHECKING:
    from base.models import User


class CaseRefused(Refusal):
    """Raised when a case cannot be closed so."""


def reasons_not_to_handle(case: SecrecyCase, user: User) -> list[str]:
    """Return why a case is not this person's: they do not judge secrecy for its unit, or wrote what it is about."""
    if not may_act(user, secrecy_stage_of(case.kind), case.unit_id):
        return [_("只有为该单位作保密审查的人员可以办理。")]
    authors = ReviewCopy.objects.filter(kind=case.kind, source_id=case.source_id).values_list("authors", flat=True)
    if user.pk in {author["id"] for each in authors for author in each}:
        return [_("您起草或修改过这份内容，不能办理。")]
    return []


def reasons_not_to_close(
    case: SecrecyCase, user: User, result: str, authority: str, doc_no: str, day: date
) -> list[str]:
    """Return why a case may not be closed with this answer."""
    if case.closed_at:
        return [_("这件已经办结。")]
    reasons = reasons_not_to_handle(case, user)
    if result not in CaseResult.values:
        reasons.append(_("请选择确定结果。"))
    if not (authority.strip() and doc_no.strip()):
        reasons.append(_("请写明确定机关和文号。"))
    if not day_of(case.opened_at) <= day <= today():
        reasons.append(_("文件日期不能早于报告之日，也不能晚于今天。"))
    return reasons


@transaction.atomic
def close_case(case: SecrecyCase, user: User, result: str, authority: str, doc_no: str, day: date) -> SecrecyCase:
    """File the answer. What is no secret is the author's again; a secret stays locked until it is erased.

    Raises CaseRefused.
    """
    case = SecrecyCase.objects.select_for_update().get(pk=case.pk)
    if reasons := reasons_not_to_close(case, user, result, authority, doc_no, day):
        raise CaseRefused(reasons)
    case.result, case.authority, case.doc_no, case.answer_date = result, authority.strip(), doc_no.strip(), day
    case.closed_by, case.closed_at = snapshot(user), clock.now()
    case.save()
    if not is_secret(case.kind, case.source_id):  # no other case holds it
        _unlock(case)
    record("review.case_closed", actor=user, obj=case, data={"result": str(result)})
    return case


def _unlock(case: SecrecyCase) -> None:
    model: Any = kinds.get(case.kind).model
    row = model._default_manager.filter(pk=case.source_id)
    if issubclass(model, LockableMixin):
        row.update(locked=False, locked_at=None, locked_by=None)
    if hasattr(model, "locked_by_rule"):
        row.filter(locked_by_rule=MARK).update(locked_by_rule="")
    uncover(case)
