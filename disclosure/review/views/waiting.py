"""在办: every step that waits, since when and for whom; and giving one to a named person."""

from __future__ import annotations

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.models import TaskState

from base.clock import today
from disclosure.catalogue.models import ReviewCopy
from disclosure.review.access import must_read
from disclosure.review.deadlines import due_on
from disclosure.review.desk import running_tasks, waiting_turns
from disclosure.review.people import snapshot
from disclosure.review.services.decide import copy_of
from disclosure.review.services.notify import people_able
from disclosure.review.services.reassign import (
    PERMISSION,
    ReassignmentRefused,
    people_to_choose,
    reasons_not_to_touch,
    reassign,
    turn_for_anybody,
)
from disclosure.review.staff import StaffRequest

PER_PAGE = 30


class ReassignForm(forms.Form):
    person = forms.ModelChoiceField(label=gettext_lazy("转交给"), queryset=get_user_model()._default_manager.none())
    reason = forms.CharField(
        label=gettext_lazy("事由"), max_length=200, help_text=gettext_lazy("例如：承办人出差。会留在审核记录中。")
    )


@require_admin_access
def waiting(request: StaffRequest) -> HttpResponse:
    """List all running steps to those who run the chains, longest waiting first."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    page = Paginator(running_tasks().order_by("started_at", "pk"), PER_PAGE).get_page(request.GET.get("p"))
    shown = running_tasks().filter(pk__in=[state.pk for state in page]).order_by("started_at", "pk")
    rows = [
        {
            "state": state,
            "copy": item.copy,
            "due": due_on(state),
            "people": "、".join(snapshot(person)["name"] for person in people_able(turn)),
            "assigned": turn.assigned,
        }
        for state, item, turn in waiting_turns(shown)
    ]
    context = {"page_title": _("在办审核"), "header_icon": "tasks", "page": page, "rows": rows, "today": today()}
    return render(request, "review/waiting.html", context)


@require_admin_access
def give(request: StaffRequest, task_state_id: int) -> HttpResponse:
    """转交: ask to whom and why."""
    state = get_object_or_404(TaskState.objects.select_related("workflow_state", "task"), pk=task_state_id)
    try:
        copy = copy_of(state)
    except ReviewCopy.DoesNotExist:
        raise PermissionDenied from None
    reasons = reasons_not_to_touch(state, request.user)
    if reasons:
        must_read(request.user, copy)
    form = ReassignForm(request.POST or None)
    if not reasons:
        form.fields["person"].queryset = people_to_choose(turn_for_anybody(state))  # type: ignore[attr-defined]
        form.fields["person"].label_from_instance = lambda person: snapshot(person)["name"]  # type: ignore[attr-defined]
    if request.method == "POST" and not reasons and form.is_valid() and _give(request, state, form):
        return redirect("wagtailadmin_home")
    titles = {"page_title": _("转交"), "page_subtitle": copy.title, "header_icon": "user"}
    return render(request, "review/give.html", {**titles, "state": state, "form": form, "reasons": reasons})


def _give(request: StaffRequest, state: TaskState, form: ReassignForm) -> bool:
    person = form.cleaned_data["person"]
    try:
        reassign(state, request.user, person, form.cleaned_data["reason"])
    except ReassignmentRefused as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return False
    messages.success(request, _("已转交%(name)s办理。") % {"name": snapshot(person)["name"]})
    return True
