"""One reviewer's decision on one review copy."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from base import clock
from base.refusal import Refusal
from disclosure.catalogue.content import Content, hash_of
from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import prepare
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM, Action, Classified, Conclusion
from disclosure.review.models import Decision, ReviewTask
from disclosure.review.people import may_take, snapshot
from disclosure.review.services.lock_secret import lock_secret
from disclosure.review.services.tell_author import tell_author

if TYPE_CHECKING:
    from base.models import User


class DecisionRefused(Refusal):
    """Raised when a decision may not be taken; `reasons` are sentences for people."""


@dataclass(frozen=True)
class Verdict:
    """What a reviewer says. `copy_hash` is the hash of the copy that their screen showed."""

    action: Action
    copy_hash: str
    comment: str = ""
    secrecy: dict[str, Any] = field(default_factory=dict)


def copy_of(task_state: TaskState) -> ReviewCopy:
    """Return the copy that a task reviews. Raises ReviewCopy.DoesNotExist for a chain begun without one."""
    return ReviewCopy.objects.filter(workflow_state_id=task_state.workflow_state_id).latest("id")


def reasons_not_to_decide(
    task_state: TaskState, user: User, verdict: Verdict | None = None, copy: ReviewCopy | None = None
) -> list[str]:
    """Return why this person may not decide on this task, with this verdict if one is given."""
    task = task_state.task.specific
    if not isinstance(task, ReviewTask):
        return [_("这不是审核步骤。")]
    if task_state.status != TaskState.STATUS_IN_PROGRESS or not _is_current(task_state):
        return [_("这一步已经办结或已被撤回，请刷新待办。")]
    copy = copy or copy_of(task_state)
    unit_id = prepare([copy])[0].facts.unit_id
    reasons = []
    if not may_take(user, task.stage, unit_id):
        reasons.append(_("您不在“%(stage)s”的审核分工中。") % {"stage": task.get_stage_display()})
    if user.pk in {author["id"] for author in copy.authors}:
        reasons.append(_("您起草或修改过这份内容，不能审核（不得自己审核自己写的内容）。"))
    if Decision.objects.filter(copy_id=copy.pk, user_id=user.pk).exists():
        reasons.append(_("您已经办理过这份送审稿的另一步，同一人不得审核两次。"))
    return reasons + (_about_verdict(task.stage, copy, verdict) if verdict else [])


@transaction.atomic
def decide(task_state: TaskState, user: User, verdict: Verdict) -> Decision:
    """Record a decision and move the chain on; the last approval releases the copy or refuses.

    Raises:
        DecisionRefused: with every reason; nothing has changed.
        ReleaseRefused: by the last approval, when the copy may not become public; nothing has changed.
    """
    # The lock makes two reviewers who press at once take turns; the second reads why not.
    WorkflowState.objects.select_for_update().get(pk=task_state.workflow_state_id)
    task_state = TaskState.objects.select_related("task__reviewtask", "workflow_state").get(pk=task_state.pk)
    copy = copy_of(task_state)
    reasons = reasons_not_to_decide(task_state, user, verdict, copy)
    if reasons:
        raise DecisionRefused(reasons)
    stage = task_state.task.reviewtask.stage
    decision = Decision.objects.create(
        copy_id=copy.pk,
        copy_hash=verdict.copy_hash,
        task_state_id=task_state.pk,
        stage=stage,
        action=verdict.action,
        comment=verdict.comment,
        secrecy=verdict.secrecy,
        user_id=user.pk,
        user=snapshot(user),
        decided_at=clock.now(),
    )
    state = task_state.specific
    if _is_secret(verdict):
        lock_secret(copy, state, user)
    elif verdict.action == Action.APPROVE:
        state.approve(user=user, comment=verdict.comment)
    else:
        # The chain ends: the next submission is a new copy that everybody reads anew.
        state.reject(user=user, comment=verdict.comment)
        state.workflow_state.refresh_from_db()
        state.workflow_state.cancel(user=user)
    if not _is_secret(verdict):  # a mail must not carry its title about
        tell_author(copy, decision)
    return decision


def _is_secret(verdict: Verdict) -> bool:
    return verdict.secrecy.get("classified") in (Classified.YES, Classified.SUSPECTED)


def _is_current(task_state: TaskState) -> bool:
    state = task_state.workflow_state
    return state.status == WorkflowState.STATUS_IN_PROGRESS and state.current_task_state_id == task_state.pk


def _about_verdict(stage: str, copy: ReviewCopy, verdict: Verdict) -> list[str]:
    if verdict.copy_hash != copy.hash or hash_of(copy.content) != copy.hash:
        return [_("您看到的送审稿已不是当前这一份，请重新打开后再审。")]
    if verdict.action == Action.REJECT and not verdict.comment.strip():
        return [_("退回须写明理由。")]
    if stage not in STAGES_WITH_SECRECY_FORM or verdict.action == Action.REJECT:
        return []
    return _about_secrecy(verdict.secrecy) + _about_third_parties(copy, verdict.secrecy)


def _about_secrecy(form: dict[str, Any]) -> list[str]:
    """先审查、后公开 (保密法实施条例 art. 42): no step passes without its form."""
    classified, conclusion = form.get("classified"), form.get("conclusion")
    if classified not in Classified.values:
        return [_("请回答是否涉密。")]
    if classified != Classified.NO:
        return [_("答复为涉密或疑似涉密时不能公开（规则 R6）。")] if conclusion == Conclusion.PUBLIC else []
    if conclusion not in Conclusion.values:
        return [_("请给出保密审查结论。")]
    if conclusion != Conclusion.PUBLIC:
        return [_("结论不是“公开”，请退回起草人并写明理由。")]
    return [] if str(form.get("basis", "")).strip() else [_("请写明保密审查的依据。")]


def _about_third_parties(copy: ReviewCopy, form: dict[str, Any]) -> list[str]:
    """条例 art. 15: secrets of trade and privacy go public with consent or for the public interest only (R4)."""
    touched = form.get("trade_secret") or form.get("personal_privacy")
    fields = Content.from_json(copy.content).fields
    if touched and "third_party_basis" in fields and not fields["third_party_basis"]:
        return [_("涉及商业秘密或个人隐私而公开，须有第三方同意或公共利益决定（条例第十五条），请退回补充。")]
    return []
