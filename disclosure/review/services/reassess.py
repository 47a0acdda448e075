"""定期评估: look again at what is not disclosed: it stays so for a reason, or a chain begins that makes it public
(条例 art. 18; rules R3, R7)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from base import clock
from base.audit import record
from base.clock import today
from base.refusal import Refusal
from disclosure.catalogue import kinds
from disclosure.catalogue.enums import Openness
from disclosure.review.enums import Stage
from disclosure.review.models import Reassessment, UndisclosedDocument
from disclosure.review.people import snapshot, stages_of

if TYPE_CHECKING:
    from base.models import User


class AssessmentRefused(Refusal):
    """Raised when a document of the register cannot be assessed so."""


def may_assess(user: User, unit_id: int | None) -> bool:
    """Whoever reviews items for the unit sees its register and assesses it."""
    return any(unit in (None, unit_id) for stage, unit in stages_of(user) if stage != Stage.SHORT)


def reasons_not_to_assess(document: UndisclosedDocument, user: User) -> list[str]:
    """Return why this person may not assess this document."""
    if not may_assess(user, document.unit_id):
        return [_("只有为该单位审核的人员可以评估。")]
    if not UndisclosedDocument.objects.current().filter(pk=document.pk).exists():
        return [_("这一条已不在登记簿中：已经公开，或已重新登记。")]
    return []


def reasons_not_to_keep(document: UndisclosedDocument, user: User, reason: str, next_at: date) -> list[str]:
    """Return why it may not stay undisclosed so."""
    reasons = reasons_not_to_assess(document, user)
    if not reason.strip():
        reasons.append(_("请写明仍不公开的理由。"))
    if next_at <= today():
        reasons.append(_("下次评估日期须晚于今天。"))
    return reasons


@transaction.atomic
def keep_undisclosed(document: UndisclosedDocument, user: User, reason: str, next_at: date) -> Reassessment:
    """Note that it was looked at and stays, with the reason and the next date. Raises AssessmentRefused."""
    document = UndisclosedDocument.objects.select_for_update().get(pk=document.pk)
    if reasons := reasons_not_to_keep(document, user, reason, next_at):
        raise AssessmentRefused(reasons)
    row = Reassessment.objects.create(
        document=document, reason=reason.strip(), next_at=next_at, assessed_by=snapshot(user), assessed_at=clock.now()
    )
    UndisclosedDocument.objects.filter(pk=document.pk).update(next_openness_review_at=next_at)
    record("review.reassess", actor=user, obj=document, content_hash=document.copy_hash,
           data={"next": next_at.isoformat()})  # fmt: skip
    return row


@transaction.atomic
def propose_public(document: UndisclosedDocument, user: User) -> WorkflowState:
    """转为主动公开: set the draft's openness and send it to review, by the rules of every submission.

    Whoever does it has written part of the draft and does not review it.

    Raises AssessmentRefused, PublishingRefused or SubmissionRefused; nothing has changed.
    """
    if reasons := reasons_not_to_assess(document, user):
        raise AssessmentRefused(reasons)
    model: Any = kinds.get(document.kind).model
    row = model._default_manager.filter(pk=document.source_id).first()
    if row is None:
        raise AssessmentRefused([_("草稿已不存在，请重新起草。")])
    draft = row.get_latest_revision_as_object()
    draft.openness, draft.non_disclosure_reason, draft.openness_note = Openness.ACTIVE, "", ""
    draft.save_revision(user=user, clean=False)
    draft = model._default_manager.get(pk=row.pk).get_latest_revision_as_object()
    workflow = draft.get_workflow()
    if workflow is None:
        raise AssessmentRefused([_("没有适用的审核流程，请先在“审核流程”中设置。")])
    state: WorkflowState = workflow.start(draft, user)
    record("review.propose_public", actor=user, obj=document, content_hash=document.copy_hash)
    return state
