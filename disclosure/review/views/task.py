"""The review page: what will become public, beside what is public now, with earlier decisions."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.models import TaskState

from base.refusal import Refusal
from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import Openness
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.catalogue.prepared import prepare
from disclosure.checks.screen import report_context
from disclosure.review.access import may_read
from disclosure.review.difference import changes, public_content
from disclosure.review.enums import Action, Classified
from disclosure.review.models import Decision
from disclosure.review.secrecy_forms import form_for
from disclosure.review.services.decide import Verdict, copy_of, decide, reasons_not_to_decide
from disclosure.review.staff import StaffRequest
from disclosure.review.verdict_forms import VerdictForm


@require_admin_access
@transaction.non_atomic_requests
def task(request: StaffRequest, task_state_id: int) -> HttpResponse:
    """Show a review copy and take the decision of one reviewer."""
    state = get_object_or_404(TaskState.objects.select_related("workflow_state", "task"), pk=task_state_id)
    try:
        copy = copy_of(state)
    except ReviewCopy.DoesNotExist:
        raise PermissionDenied from None
    if not may_read(request.user, copy):
        raise PermissionDenied
    step = state.task.specific
    form = form_for(step.stage)(
        request.POST or None, initial={"copy_hash": copy.hash}, task=step, item=prepare([copy])[0]
    )
    if request.method == "POST" and form.is_valid() and _take(request, state, form):
        return redirect("wagtailadmin_home")
    return render(request, "review/task.html", _context(request, state, copy, form))


def _take(request: StaffRequest, state: TaskState, form: VerdictForm) -> bool:
    """Take the decision in one transaction; a refusal is shown on the form, which keeps what was typed."""
    verdict = form.verdict()
    try:
        decide(state, request.user, verdict)
    except Refusal as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return False
    messages.success(request, _done(verdict))
    return True


def _done(verdict: Verdict) -> str:
    if verdict.secrecy.get("classified", Classified.NO) not in ("", Classified.NO):
        return _("草稿已锁定，未作公开。请按保密规定报告和处置。")
    return _("已通过。") if verdict.action == Action.APPROVE else _("已退回起草人。")


def _context(request: StaffRequest, state: TaskState, copy: ReviewCopy, form: VerdictForm) -> dict[str, object]:
    content = Content.from_json(copy.content)
    public = public_content(copy)
    decisions = Decision.objects.filter(copy_id=copy.pk)
    earlier = ReviewCopy.objects.filter(kind=copy.kind, source_id=copy.source_id, pk__lt=copy.pk).values("pk")
    return {
        "state": state,
        "stage": state.task.specific.get_stage_display(),
        "copy": copy,
        "content": content,
        "form": form,
        "reasons": reasons_not_to_decide(state, request.user),
        "entry": CatalogueEntry.objects.filter(kind=copy.kind, source_id=copy.source_id).first(),
        "changes": changes(public, content),
        "is_new": public is None,
        "openness_label": dict(Openness.choices).get(content.fields.get("openness", ""), ""),
        "decisions": decisions,
        "earlier_decisions": Decision.objects.filter(copy_id__in=earlier),
        "steps": [(step["name"], decisions.filter(stage=step["stage"]).first()) for step in copy.steps],
        **report_context(copy),
    }
