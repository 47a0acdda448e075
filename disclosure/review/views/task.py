"""The review page: what will become public, beside what is public now, with earlier decisions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.models import TaskState, WorkflowState

from base.clock import today
from base.refusal import Refusal
from disclosure.catalogue.enums import Openness
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.catalogue.prepared import Prepared, prepare
from disclosure.checks.screen import report_context
from disclosure.review.access import must_read
from disclosure.review.again import steps_again
from disclosure.review.deadlines import due_on
from disclosure.review.difference import changes, public_content
from disclosure.review.enums import Action, Conclusion
from disclosure.review.history import shown, shown_earlier, steps_of
from disclosure.review.models import Decision, Escalation
from disclosure.review.secrecy_forms import form_for
from disclosure.review.services.decide import copy_of, decide, reasons_not_to_decide
from disclosure.review.services.reassign import reasons_not_to_touch
from disclosure.review.staff import StaffRequest
from disclosure.review.turns import capacity_for, turn_of
from disclosure.review.verdict_forms import VerdictForm


@require_admin_access
@transaction.non_atomic_requests
def task(request: StaffRequest, task_state_id: int) -> HttpResponse:
    """Show a review copy and take the decision of one reviewer."""
    states = TaskState.objects.select_related("workflow_state", "task__reviewtask")
    state = get_object_or_404(states.exclude(task__reviewtask=None), pk=task_state_id)
    try:
        copy = copy_of(state)
    except ReviewCopy.DoesNotExist:
        raise PermissionDenied from None
    must_read(request.user, copy)
    if not copy.content:
        raise Http404  # it was erased
    item = prepare([copy])[0]
    form = form_for(state.task.reviewtask.stage)(
        request.POST or None, initial=_initial(state, copy), task=state.task.reviewtask, item=item
    )
    if request.method == "POST" and form.is_valid() and _take(request, state, form):
        return redirect("wagtailadmin_home")
    return render(request, "review/task.html", _context(request, state, item, form))


def _initial(state: TaskState, copy: ReviewCopy) -> dict[str, str]:
    """After an answer to 报请确定 the review rests on it."""
    initial = {"copy_hash": copy.hash}
    answered = Escalation.objects.filter(task_state_id=state.pk).exclude(answered_at=None).first()
    return {**initial, "classified": "no", "basis": answered.cited} if answered else initial


def _take(request: StaffRequest, state: TaskState, form: VerdictForm) -> bool:
    """Take the decision in one transaction; a refusal is shown on the form, which keeps what was typed."""
    try:
        decision = decide(state, request.user, form.verdict())
    except Refusal as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return False
    messages.success(request, said_about(decision))
    return True


def said_about(decision: Decision) -> str:
    """Return what the reviewer reads after deciding: what has become of the copy."""
    if decision.is_about_a_secret:
        return _("草稿已锁定，未作公开。请按保密规定报告和处置。")
    if decision.conclusion == Conclusion.NOT_PUBLIC and decision.action == Action.CONCLUDE:
        return _("审查结论为不公开：流程已终止，已登记依据、理由和下次评估日期。")
    return {
        Action.APPROVE: _("已通过。"),
        Action.RETURN: _("已退回前面的步骤。"),
        Action.CHANGES: _("已请起草人修改。"),
        Action.REJECT: _("已退回起草人。"),
        Action.CONCLUDE: _("已请起草人删减后重新送审。")
        if decision.conclusion == Conclusion.REDACT
        else _("已报请确定；收到答复后请在“待确定”中录入。"),
    }[Action(decision.action)]


def _context(request: StaffRequest, state: TaskState, item: Prepared, form: VerdictForm) -> dict[str, Any]:
    copy, public, decisions = item.copy, public_content(item.copy), shown(item.copy)
    step = state.task.reviewtask
    waits = state.workflow_state.status == WorkflowState.STATUS_IN_PROGRESS and (
        state.status == TaskState.STATUS_IN_PROGRESS
    )
    return {
        "state": state,
        "stage": step.name,
        "copy": copy,
        "content": item.content,
        "form": form,
        "typed": form.typed(),
        "reasons": reasons_not_to_decide(state, request.user, copy=copy),
        "acting": capacity_for(turn_of(state.pk, step, item), request.user) if waits else {},
        "may_give": waits and not reasons_not_to_touch(state, request.user),
        "due": due_on(state) if waits else None,
        "today": today(),
        "again": steps_again(copy),
        "entry": CatalogueEntry.objects.filter(kind=copy.kind, source_id=copy.source_id).first(),
        "changes": changes(public, item.content),
        "is_new": public is None,
        "openness_label": dict(Openness.choices).get(item.content.fields.get("openness", ""), ""),
        "steps": steps_of(copy, decisions, state.task_id if waits else None),
        "decisions": decisions,
        "earlier_decisions": shown_earlier(item),
        "escalations": Escalation.objects.filter(copy_id=copy.pk).order_by("pk"),
        **report_context(copy),
    }
