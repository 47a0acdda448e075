"""待确定: file what the authority answered, and do as it says (条例 art. 17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from base import clock
from base.audit import record
from base.clock import day_of, today
from base.refusal import Refusal
from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import Prepared, prepare
from disclosure.review.about_verdict import reasons_about_ground
from disclosure.review.enums import Action, Answer, CaseResult, Classified, Conclusion
from disclosure.review.models import Escalation, SecrecyCase
from disclosure.review.people import snapshot
from disclosure.review.services.decide import decide
from disclosure.review.services.lock_secret import lock_draft
from disclosure.review.turns import reasons_not_to_take, turn_of
from disclosure.review.verdict import Verdict

if TYPE_CHECKING:
    from base.models import User


class AnswerRefused(Refusal):
    """Raised when an answer cannot be filed so."""


@dataclass(frozen=True)
class Letter:
    """The authority's answer: who, under which number, when, what; for 不予公开 the ground that is registered."""

    authority: str
    doc_no: str
    day: date
    answer: str
    ground: str = ""
    ground_note: str = ""


def reasons_not_to_answer(escalation: Escalation, user: User, letter: Letter | None = None) -> list[str]:
    """Return why this person may not file this answer. It is filed by whoever may take the step: no author."""
    if escalation.answered_at:
        return [_("答复已经录入。")]
    item, state = _item(escalation), _state(escalation)
    reasons = reasons_not_to_take(turn_of(state.pk, state.task.reviewtask, item), user)
    return reasons + (_about_letter(escalation, item, letter) if letter else [])


def _about_letter(escalation: Escalation, item: Prepared, letter: Letter) -> list[str]:
    reasons = []
    if letter.answer not in Answer.values:
        reasons.append(_("请选择答复结果。"))
    if not (letter.authority.strip() and letter.doc_no.strip()):
        reasons.append(_("请写明答复机关和文号。"))
    if not day_of(escalation.asked_at) <= letter.day <= today():
        reasons.append(_("答复日期不能早于报请之日，也不能晚于今天。"))
    if letter.answer == Answer.NOT_PUBLIC and _is_waiting(_state(escalation)):
        reasons += reasons_about_ground(item, {"ground": letter.ground, "ground_note": letter.ground_note})
    return reasons


@transaction.atomic
def answer_escalation(escalation: Escalation, user: User, letter: Letter) -> Escalation:
    """File the answer. 可以公开 opens the step again, 不予公开 ends the chain and registers, 国家秘密 locks the draft.

    Where the author took the draft back meanwhile, the answer is kept, and a secret locks all the same.

    Raises AnswerRefused, or DecisionRefused where the conclusion breaks a rule; nothing has changed.
    """
    WorkflowState.objects.select_for_update().get(pk=_state(escalation).workflow_state_id)
    escalation = Escalation.objects.select_for_update().get(pk=escalation.pk)
    if reasons := reasons_not_to_answer(escalation, user, letter):
        raise AnswerRefused(reasons)
    escalation.authority, escalation.doc_no = letter.authority.strip(), letter.doc_no.strip()
    escalation.answer_date, escalation.answer = letter.day, letter.answer
    escalation.answered_by, escalation.answered_at = snapshot(user), clock.now()
    escalation.save()
    item = _item(escalation)
    record("review.answer", actor=user, kind=escalation.kind, object_id=escalation.source_id,
           unit_id=escalation.unit_id, content_hash=item.copy.hash,
           data={"escalation": escalation.pk, "answer": str(letter.answer)})  # fmt: skip
    _carry_out(escalation, item, user, letter)
    return escalation


def _carry_out(escalation: Escalation, item: Prepared, user: User, letter: Letter) -> None:
    state = _state(escalation)
    if letter.answer == Answer.SECRET:
        form: dict[str, Any] = {"classified": Classified.YES}
        if _is_waiting(state):
            decide(state, user, Verdict(Action.APPROVE, item.copy.hash, secrecy=form))
        else:
            lock_draft(item.copy, user)
        _settle_case(escalation)
    elif letter.answer == Answer.NOT_PUBLIC and _is_waiting(state):
        form = {
            "classified": Classified.NO,
            "conclusion": Conclusion.NOT_PUBLIC,
            "basis": escalation.cited,
            "ground": letter.ground,
            "ground_note": letter.ground_note,
        }
        decide(state, user, Verdict(Action.APPROVE, item.copy.hash, escalation.cited, form))


def _settle_case(escalation: Escalation) -> None:
    """The case that was just opened is answered already: it is a secret, until it is erased."""
    case = SecrecyCase.objects.about(escalation.kind, escalation.source_id).latest("pk")
    case.result, case.authority, case.doc_no = CaseResult.SECRET, escalation.authority, escalation.doc_no
    case.answer_date, case.closed_by, case.closed_at = escalation.answer_date, escalation.answered_by, clock.now()
    case.save()


def _item(escalation: Escalation) -> Prepared:
    return prepare([ReviewCopy.objects.get(pk=escalation.copy_id)])[0]


def _state(escalation: Escalation) -> TaskState:
    return TaskState.objects.select_related("workflow_state", "task__reviewtask").get(pk=escalation.task_state_id)


def _is_waiting(state: TaskState) -> bool:
    return bool(
        state.status == TaskState.STATUS_IN_PROGRESS and state.workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    )
