"""The register of objections and one of them, for the unit's people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from base.refusal import Refusal
from disclosure.corrections.views.answering import done
from disclosure.objections.admin_forms import DecideForm, ForwardForm, NoteForm
from disclosure.objections.models import Objection
from disclosure.objections.people import may_decide, may_see, seen_by
from disclosure.objections.sealing import open_name
from disclosure.objections.services.decide import decide, reasons_not_to_decide
from disclosure.objections.services.handle import (
    accept,
    add_note,
    forward,
    open_attachment,
    reasons_not_to_handle,
    view_contact,
)
from disclosure.objections.services.restrict import entry_of, reasons_not_to_restrict, restrict, withdrawal_of
from disclosure.review.staff import StaffRequest

PER_PAGE = 30


def register(request: StaffRequest) -> HttpResponse:
    """List the objections of one's units: the open ones by their deadline, or all, the newest first."""
    rows = Objection.objects.filter(seen_by(request.user)).select_related("unit")
    everything = request.GET.get("all") == "1"
    rows = rows if everything else rows.open().order_by("due_on", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    titles = {"page_title": _("纠错和异议"), "header_icon": "comment"}
    return render(
        request, "objections/admin/register.html", {**titles, "page": page, "rows": page, "everything": everything}
    )


@never_cache
def detail(request: StaffRequest, number: int) -> HttpResponse:
    """Show an objection and do with it what was asked."""
    objection = objection_of(request, number)
    forms: dict[str, Any] = {"forward": ForwardForm, "note": NoteForm, "decide": DecideForm}
    asked = next((name for name in forms if name in request.POST), "")
    bound = {name: form(request.POST if name == asked else None, prefix=name) for name, form in forms.items()}
    contact = None
    if "contact" in request.POST:
        contact = view_contact(objection, request.user)
    elif request.method == "POST" and _acted(request, objection, asked, bound):
        still = may_see(request.user, Objection.objects.get(pk=objection.pk).unit_id)
        return redirect("objections:detail", objection.pk) if still else redirect("objections:register")
    return render(request, "objections/admin/detail.html", _context(request, objection, bound) | {"contact": contact})


def attachment(request: StaffRequest, number: int, file_id: int) -> HttpResponse:
    """Send a file as a download that no browser opens by itself. By POST: it is recorded."""
    if request.method != "POST":
        return redirect("objections:detail", number)
    file = get_object_or_404(objection_of(request, number).attachments, pk=file_id)
    data = open_attachment(file, request.user)
    response = HttpResponse(data, content_type="application/octet-stream")
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Disposition"] = content_disposition_header(True, open_name(file.sealed_name)) or ""
    return response


def objection_of(request: StaffRequest, number: int) -> Objection:
    objection = get_object_or_404(Objection.objects.select_related("unit"), pk=number)
    if not may_see(request.user, objection.unit_id):
        raise PermissionDenied
    return objection


def _acted(request: StaffRequest, objection: Objection, asked: str, bound: dict[str, Any]) -> bool:
    """Do what was asked; False where a form has to come back with what was typed."""
    user = request.user
    if "accept" in request.POST:
        return _said(request, lambda: accept(objection, user), _("已受理。"))
    if "restrict" in request.POST:
        return _said(request, lambda: restrict(objection, user), _("已暂停公开，请另一人在一日内确认。"))
    form = bound.get(asked)
    if form is None or not form.is_valid():
        return False
    data = form.cleaned_data
    acts: dict[str, Callable[[], Any]] = {
        "forward": lambda: forward(objection, user, data["unit"], data["words"]),
        "note": lambda: add_note(objection, user, data["words"]),
        "decide": lambda: decide(objection, user, form.ruling()),
    }
    done(form, acts[asked])
    if form.errors:
        return False
    messages.success(request, _("已保存。"))
    return True


def _said(request: StaffRequest, act: Callable[[], Any], words: str) -> bool:
    try:
        act()
    except Refusal as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, words)
    return True


def _context(request: StaffRequest, objection: Objection, bound: dict[str, Any]) -> dict[str, Any]:
    user, entry, withdrawal = request.user, entry_of(objection), withdrawal_of(objection)
    return {
        "row": objection,
        "entry": entry,
        "withdrawal": withdrawal,
        "forms": bound,
        "open": not reasons_not_to_handle(objection, user),
        "decides": may_decide(user, objection.unit_id),
        "why_not_decide": reasons_not_to_decide(objection, user),
        "why_not_restrict": reasons_not_to_restrict(objection, user) if entry else [],
        "acts": list(objection.acts.all()),
        "added": list(objection.added.all()),
        "files": [
            {"pk": file.pk, "name": open_name(file.sealed_name), "size": file.size}
            for file in objection.attachments.defer("sealed")
        ],
    }
