"""The end of a chain: release the copy that was read, or register why it is not disclosed."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from base import clock
from base.storage import HashMismatch
from disclosure.catalogue.approval import Approval
from disclosure.catalogue.content import hash_of
from disclosure.catalogue.enums import Openness, ReleaseKind
from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import Prepared, prepare
from disclosure.catalogue.services.release import ReleaseRefused, release_items
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM, Action
from disclosure.review.models import Decision, UndisclosedDocument
from disclosure.review.services.submit import reasons_still_public

logger = logging.getLogger(__name__)

REASSESS_AFTER = timedelta(days=365)  # 条例 art. 18 says 定期; a year is our default (rules R3, R7)


def conclude(state: WorkflowState) -> None:
    """Let the reviewed copy out, or enter it in the register of undisclosed documents.

    Raises ReleaseRefused when the steps taken are not the steps that were agreed at submission.
    """
    copy = ReviewCopy.objects.filter(workflow_state_id=state.pk).latest("id")
    decisions = list(Decision.objects.filter(copy_id=copy.pk, action=Action.APPROVE))
    if [decision.stage for decision in decisions] != [step["stage"] for step in copy.steps]:
        raise ReleaseRefused([_("审核步骤与送审时确定的不一致，请重新送审。")])
    approvals = [_approval(decision) for decision in decisions]
    item = prepare([copy])[0]
    if item.facts.openness != Openness.ACTIVE:
        _register(item, approvals)
        return
    secrecy: dict[str, Any] = next((d.secrecy for d in decisions if d.stage in STAGES_WITH_SECRECY_FORM), {})
    try:
        release_items([copy], how=ReleaseKind.CHAIN, approvals=approvals, secrecy=secrecy, due_at=item.facts.due_at)
    except (LookupError, ValueError, HashMismatch) as error:
        # The draft is gone or cannot take the content back, or a frozen file was exchanged.
        logger.exception("review copy %s", copy.pk)
        raise ReleaseRefused([str(error)]) from error


def _approval(decision: Decision) -> Approval:
    return Approval(
        user_id=decision.user_id,
        username=decision.user["username"],
        name=decision.user["name"],
        role=decision.stage,
        at=decision.decided_at.isoformat(),
        approved_hash=decision.copy_hash,
        is_secrecy_review=decision.stage in STAGES_WITH_SECRECY_FORM,
        comment=decision.comment,
    )


def _register(item: Prepared, approvals: list[Approval]) -> None:
    reasons = reasons_still_public(item.copy.kind, item.copy.source_id, item.facts.openness)
    if hash_of(item.copy.content) != item.copy.hash:
        reasons.append(_("送审稿内容与其摘要不符，已被改动，不能登记。"))
    if reasons:
        raise ReleaseRefused(reasons)
    fields: dict[str, Any] = item.content.fields
    UndisclosedDocument.objects.create(
        unit_id=fields["unit"],
        title=item.facts.title,
        doc_no=item.facts.doc_no,
        openness=item.facts.openness,
        basis=fields.get("non_disclosure_reason", ""),
        note=fields.get("openness_note", ""),
        kind=item.copy.kind,
        source_id=item.copy.source_id,
        copy_id=item.copy.pk,
        copy_hash=item.copy.hash,
        approvals=[approval.snapshot() for approval in approvals],
        registered_at=clock.now(),
        next_openness_review_at=clock.today() + REASSESS_AFTER,
    )
