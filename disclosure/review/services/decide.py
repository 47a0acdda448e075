"""One reviewer's decision on one review copy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from base import clock
from base.refusal import Refusal
from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import Prepared, prepare
from disclosure.review.about_verdict import reasons_about_verdict
from disclosure.review.deputies import roles_of
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM, Conclusion
from disclosure.review.models import Decision, Escalation
from disclosure.review.people import snapshot
from disclosure.review.questions import questions_of
from disclosure.review.secrecy_form import completed
from disclosure.review.services.outcomes import carry_out
from disclosure.review.trail import note_decision
from disclosure.review.turns import capacity_for, reasons_not_to_take, turn_of
from disclosure.review.verdict import Verdict

if TYPE_CHECKING:
    from base.models import User

__all__ = ["DecisionRefused", "Verdict", "copy_of", "decide", "reasons_not_to_decide"]


READ_TOGETHER = ("task__reviewtask", "workflow_state__workflow", "revision")


class DecisionRefused(Refusal):
    """Raised when a decision may not be taken; `reasons` are sentences for people."""


def copy_of(task_state: TaskState) -> ReviewCopy:
    """Return the copy that a task reviews. Raises ReviewCopy.DoesNotExist for a chain begun without one."""
    return ReviewCopy.objects.filter(workflow_state_id=task_state.workflow_state_id).latest("id")


def reasons_not_to_decide(
    task_state: TaskState, user: User, verdict: Verdict | None = None, copy: ReviewCopy | None = None
) -> list[str]:
    """Return why this person may not decide on this task, with this verdict if one is given."""
    reasons = reasons_not_open(task_state)
    if reasons:
        return reasons
    item, task = prepare([copy or copy_of(task_state)])[0], task_state.task.specific
    reasons = reasons_not_to_take(turn_of(task_state.pk, task, item), user)
    return reasons + (reasons_about_verdict(task, item, verdict) if verdict else [])


def reasons_not_open(task_state: TaskState) -> list[str]:
    """Return why nobody at all may decide on this task."""
    if not hasattr(task_state.task, "reviewtask"):
        return [_("这不是审核步骤。")]
    if task_state.status != TaskState.STATUS_IN_PROGRESS or not _is_current(task_state):
        return [_("这一步已经办结或已被撤回，请刷新待办。")]
    asks_above = task_state.task.reviewtask.stage in STAGES_WITH_SECRECY_FORM
    if asks_above and Escalation.objects.open().filter(task_state_id=task_state.pk).exists():
        return [_("已报请确定，正在等待答复；收到答复后请在“待确定”中录入。")]
    return []


@transaction.atomic
def decide(task_state: TaskState, user: User, verdict: Verdict) -> Decision:
    """Record a decision and move the chain on, as the decision binds (`services.outcomes`).

    Raises:
        DecisionRefused: with every reason; nothing has changed.
        ReleaseRefused: by the last approval, when the copy may not become public; nothing has changed.
    """
    # The lock makes two reviewers who press at once take turns; the second reads why not.
    WorkflowState.objects.select_for_update().get(pk=task_state.workflow_state_id)
    task_state = TaskState.objects.select_related(*READ_TOGETHER).get(pk=task_state.pk)
    if reasons := reasons_not_open(task_state):
        raise DecisionRefused(reasons)
    item, task = prepare([copy_of(task_state)])[0], task_state.task.reviewtask
    turn, roles = turn_of(task_state.pk, task, item), roles_of(user)
    reasons = reasons_not_to_take(turn, user, roles) + reasons_about_verdict(task, item, verdict)
    verdict, again = _after_answer(task_state, task.stage, verdict)
    if reasons := reasons + again:
        raise DecisionRefused(reasons)
    task_state.workflow_state.current_task_state = task_state  # the same row, which Wagtail would read again
    decision = record(task_state, item, user, verdict, capacity_for(turn, user, roles))
    note_decision(decision, item, user)
    carry_out(decision, item, task_state, user)
    return decision


def record(task_state: TaskState, item: Prepared, user: User, verdict: Verdict, capacity: dict[str, Any]) -> Decision:
    """Keep what was decided, and in whose name. Of what may be a secret, nothing that was typed is kept (rule R5)."""
    task: Any = task_state.task.reviewtask
    conclusion = verdict.conclusion(task.stage)
    words: dict[str, Any] = {}
    if not verdict.is_secret:
        words = {"comment": verdict.comment, "points": list(verdict.points), "back_to": verdict.back_to}
    return Decision.objects.create(
        copy_id=item.copy.pk,
        copy_hash=verdict.copy_hash,
        task_state_id=task_state.pk,
        stage=task.stage,
        action=verdict.binding_action(task.stage, item.facts.openness),
        conclusion=conclusion,
        secrecy=completed(verdict, item, user) if conclusion or verdict.is_secret else {},
        answers=[
            {"code": each.code, "question": each.text, "ok": bool(verdict.answers.get(each.code))}
            for each in questions_of(task)
        ],
        user_id=user.pk,
        user=snapshot(user),
        capacity=capacity,
        decided_at=clock.now(),
        **words,
    )


def _after_answer(task_state: TaskState, stage: str, verdict: Verdict) -> tuple[Verdict, list[str]]:
    """Return the verdict with the authority's answer, if there was one, and why it may not be asked again."""
    if stage not in STAGES_WITH_SECRECY_FORM:
        return verdict, []
    answered = Escalation.objects.filter(task_state_id=task_state.pk).first()
    if answered is None:
        return verdict, []
    again = [_("已经收到答复，不能再次报请，请按答复作出结论。")]
    reasons = again if verdict.conclusion(stage) == Conclusion.ESCALATE else []
    return replace(verdict, secrecy={**verdict.secrecy, "answer": answered.kept}), reasons


def _is_current(task_state: TaskState) -> bool:
    state = task_state.workflow_state
    return state.status == WorkflowState.STATUS_IN_PROGRESS and state.current_task_state_id == task_state.pk
