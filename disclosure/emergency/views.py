"""紧急公开 in the admin: ask, read the copy, take a step, see what is open."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page

from base.refusal import Refusal
from disclosure.catalogue.prepared import Prepared, prepare
from disclosure.checks.screen import report_context
from disclosure.emergency.desk import visible_to
from disclosure.emergency.forms import ReasonForm, step_form
from disclosure.emergency.models import EmergencyRelease
from disclosure.emergency.services.act import act
from disclosure.emergency.services.ask import ask, reasons_not_to_ask
from disclosure.emergency.services.cancel import cancel, may_cancel
from disclosure.emergency.turns import steps_for
from disclosure.review.access import must_read
from disclosure.review.staff import StaffRequest

PER_PAGE = 30


@require_admin_access
def index(request: StaffRequest) -> HttpResponse:
    """List what was asked for, newest first; what is open stands out."""
    page = Paginator(visible_to(request.user), PER_PAGE).get_page(request.GET.get("p"))
    context = {"page_title": _("紧急公开"), "header_icon": "warning", "page": page, "rows": page}
    return render(request, "emergency/index.html", context)


@require_admin_access
@transaction.non_atomic_requests
def new(request: StaffRequest, page_id: int) -> HttpResponse:
    """Ask for the reason, then freeze the draft."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            emergency = ask(page, request.user, form.cleaned_data["reason"])
        except Refusal as refusal:
            _show(refusal, form)
        else:
            messages.success(request, _("已提出紧急公开，并通知可以办理的人员。"))
            return redirect("emergency:detail", emergency.pk)
    obstacles = [] if form.is_bound else reasons_not_to_ask(page.get_latest_revision_as_object(), request.user)
    titles = {"page_title": _("紧急公开"), "page_subtitle": page.draft_title, "header_icon": "warning"}
    return render(request, "emergency/new.html", {**titles, "draft": page, "form": form, "obstacles": obstacles})


@require_admin_access
@transaction.non_atomic_requests
def detail(request: StaffRequest, pk: int) -> HttpResponse:
    """Show exactly what becomes public and take one person's step."""
    emergency = get_object_or_404(EmergencyRelease, pk=pk)
    item = prepare([emergency.copy])[0]
    must_read(request.user, item.copy)
    steps = steps_for(request.user, emergency, item)
    step = _chosen(steps, request)
    form: Any = (
        step_form(step, item, data=request.POST or None, initial={"copy_hash": item.copy.hash}) if step else None
    )
    if request.method == "POST":
        if form is None:
            messages.error(request, _("这一步已有人办理，或不由您办理。"))
            return redirect("emergency:detail", pk)
        if form.is_valid() and _take(request, emergency, step, form):
            return redirect("emergency:detail", pk)
    return render(request, "emergency/detail.html", _context(request, emergency, item, steps, step, form))


def _chosen(steps: list[dict[str, Any]], request: StaffRequest) -> dict[str, Any] | None:
    """Return the step that the address names, else the first that is this person's."""
    named = request.GET.get("step", "")
    return next((step for step in steps if step["stage"] == named), steps[0] if steps else None)


def _take(request: StaffRequest, emergency: EmergencyRelease, step: Any, form: Any) -> bool:
    try:
        act(emergency, step["stage"], request.user, form.verdict())
    except Refusal as refusal:
        _show(refusal, form)
        return False
    emergency.refresh_from_db()
    messages.success(request, _("已公开，请在期限内完成补审。") if emergency.released_at else _("已办理。"))
    return True


def _show(refusal: Refusal, form: Any) -> None:
    for reason in refusal.reasons:
        form.add_error(None, reason)


def _context(
    request: StaffRequest, emergency: EmergencyRelease, item: Prepared, steps: Any, step: Any, form: Any
) -> dict[str, Any]:
    return {
        "emergency": emergency,
        "copy": item.copy,
        "acts": emergency.acts.all(),
        "open_steps": emergency.open_steps(item.copy),
        "steps": steps,
        "step": step,
        "form": form,
        "may_cancel": may_cancel(emergency, request.user),
        **report_context(item.copy),
    }


@require_admin_access
@require_POST
def take_back(request: StaffRequest, pk: int) -> HttpResponse:
    """End one's own request before it came out."""
    emergency = EmergencyRelease.objects.filter(pk=pk).first()
    if emergency is None:
        raise Http404
    cancel(emergency, request.user)
    messages.success(request, _("已撤销。"))
    return redirect("emergency:index")
