"""The end of a chain: release the copy that was read, or register why it is not disclosed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from wagtail.models import WorkflowState

from base import clock
from disclosure.catalogue.approval import Approval
from disclosure.catalogue.enums import Openness, ReleaseKind
from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import Prepared, prepare
from disclosure.catalogue.services.release import ReleaseRefused, release_items
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM, Action
from disclosure.review.models import Decision, UndisclosedDocument

REASSESS_AFTER = timedelta(days=365)  # 条例 art. 18 says 定期; a year is our default (rules R3, R7)


def conclude(state: WorkflowState) -> None:
    """Let the reviewed copy out, or enter it in the register of undisclosed documents.

    Raises ReleaseRefused when the steps taken are not the steps that were agreed at submission.
    """
    copy = ReviewCopy.objects.filter(workflow_state_id=state.pk).latest("id")
    decisions = list(Decision.objects.filter(copy_id=copy.pk, action=Action.APPROVE))
    if [decision.stage for decision in decisions] != [step["stage"] for step in copy.steps]:
        raise ReleaseRefused(["审核步骤与送审时确定的不一致，请重新送审。"])
    approvals = [_approval(decision) for decision in decisions]
    item = prepare([copy])[0]
    if item.facts.openness != Openness.ACTIVE:
        _register(item, approvals)
        return
    secrecy = next((d.secrecy for d in decisions if d.stage in STAGES_WITH_SECRECY_FORM), {})
    release_items([copy], how=ReleaseKind.CHAIN, approvals=approvals, secrecy=secrecy, due_at=item.facts.due_at)


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
    fields: dict[str, Any] = item.content.fields
    UndisclosedDocument.objects.create(
        unit_id=item.facts.unit_id,
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
