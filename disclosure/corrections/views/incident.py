"""泄密和隐私事件: the register, one incident with its forms, the printed report, the evidence."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from disclosure.corrections.forms import CloseForm, LetterForm, ReportForm
from disclosure.corrections.models import Incident
from disclosure.corrections.people import may_handle, units_of
from disclosure.corrections.services.export_evidence import export_evidence
from disclosure.corrections.services.handle_incident import (
    close,
    file_letter,
    fill_report,
    reasons_not_to_handle,
)
from disclosure.corrections.views.answering import done
from disclosure.review.staff import StaffRequest

PER_PAGE = 30


def incidents(request: StaffRequest) -> HttpResponse:
    """List the incidents of one's units, the open ones first."""
    rows = Incident.objects.filter(units_of(request.user)).select_related("unit")
    shown = [row for row in rows if may_handle(request.user, row.unit_id)]
    shown.sort(key=lambda row: (row.closed_at is not None, -row.pk))
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("p"))
    context = {"page_title": _("泄密和隐私事件"), "header_icon": "warning", "page": page, "rows": page}
    return render(request, "corrections/incidents.html", context)


def incident(request: StaffRequest, number: int) -> HttpResponse:
    """Show an incident with what is still to be done."""
    row = _incident(request, number)
    forms: dict[str, Any] = {"report": ReportForm, "letter": LetterForm, "close": CloseForm}
    asked = next((name for name in forms if name in request.POST), "")
    bound = {name: _form(form, row, request.POST if name == asked else None, name) for name, form in forms.items()}
    if asked and bound[asked].is_valid() and _act(asked, row, request, bound[asked]):
        return redirect("corrections:incident", row.pk)
    context = {
        "row": Incident.objects.select_related("unit").get(pk=row.pk),
        "forms": bound,
        "asked": asked,
        "reasons": reasons_not_to_handle(row, request.user),
        "exports": row.exports.all(),
        "proposals": row.proposals.all(),
    }
    return render(request, "corrections/incident.html", context)


def report(request: StaffRequest, number: int) -> HttpResponse:
    """The report as a page to print, sign and take along."""
    return render(request, "corrections/report.html", {"row": _incident(request, number)})


@require_POST
def evidence(request: StaffRequest, number: int) -> HttpResponseBase:
    """Send the evidence once; that it was taken, by whom, and its hash are recorded."""
    record, file = export_evidence(_incident(request, number), request.user)
    response = FileResponse(file, as_attachment=True, filename=f"{record.incident.number}.zip")
    response["Cache-Control"] = "no-store"
    response["X-Evidence-SHA256"] = record.sha256
    return response


def _incident(request: StaffRequest, number: int) -> Incident:
    row = get_object_or_404(Incident, pk=number)
    if not may_handle(request.user, row.unit_id):
        raise PermissionDenied
    return row


def _form(form: Any, row: Incident, data: Any, prefix: str) -> Any:
    extra = {"instance": Incident.objects.get(pk=row.pk)} if form is not CloseForm else {}
    return form(data, prefix=prefix, **extra)


def _act(asked: str, row: Incident, request: StaffRequest, form: Any) -> bool:
    data, user = form.cleaned_data, request.user
    if asked == "report":
        done(form, lambda: fill_report(row, user, data))
    elif asked == "letter":
        done(form, lambda: file_letter(row, user, data))
    else:
        done(form, lambda: close(row, user, data["outcome"]))
    if not form.errors:
        messages.success(request, _("已保存。"))
    return not form.errors
