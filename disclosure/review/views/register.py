"""不公开文件登记簿: what was reviewed and is not disclosed, with its next re-assessment."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access

from base.audit import record
from base.clock import day_of, today
from base.export import csv_response, xlsx_response
from base.forms import DayInput
from base.refusal import Refusal
from disclosure.catalogue import kinds
from disclosure.review.enums import Stage
from disclosure.review.models import Reassessment, UndisclosedDocument
from disclosure.review.people import names, stages_of
from disclosure.review.services.not_disclosed import REASSESS_AFTER
from disclosure.review.services.reassess import keep_undisclosed, propose_public, reasons_not_to_assess
from disclosure.review.staff import StaffRequest

PER_PAGE = 30
HEADER = (
    gettext_lazy("标题"), gettext_lazy("发文字号"), gettext_lazy("公开主体"), gettext_lazy("公开属性"),
    gettext_lazy("依据"), gettext_lazy("理由"), gettext_lazy("登记时间"), gettext_lazy("下次评估"),
    gettext_lazy("审核人"),
)  # fmt: skip


class KeepForm(forms.Form):
    """Why it stays, and until when."""

    reason = forms.CharField(
        label=gettext_lazy("仍不公开的理由"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )
    next_at = forms.DateField(
        label=gettext_lazy("下次评估日期"),
        widget=DayInput(),
        help_text=gettext_lazy("条例第十八条要求定期评估，默认一年。"),
    )


def registered_for(request: StaffRequest) -> QuerySet[UndisclosedDocument]:
    """Return the rows that this person may read: reviewers of items, each for the units they serve.

    Raises PermissionDenied.
    """
    units = {unit for stage, unit in stages_of(request.user) if stage != Stage.SHORT}
    if not units and not request.user.is_superuser:
        raise PermissionDenied
    serves_all = request.user.is_superuser or None in units
    own = Q() if serves_all else Q(unit_id__in=[unit for unit in units if unit])
    rows = UndisclosedDocument.objects.current().filter(own).select_related("unit")
    if request.GET.get("due"):
        rows = rows.filter(next_openness_review_at__lte=today())
    return rows.order_by("next_openness_review_at", "id")


@require_admin_access
def register(request: StaffRequest) -> HttpResponse:
    """List the register, what is to be assessed first."""
    page = Paginator(registered_for(request), PER_PAGE).get_page(request.GET.get("p"))
    rows = [(row, ground_of(row)) for row in page]
    context = {"page_title": _("不公开文件登记簿"), "header_icon": "lock", "page": page, "rows": rows, "today": today()}
    return render(request, "review/register.html", context)


@require_admin_access
def export_register(request: StaffRequest) -> StreamingHttpResponse | FileResponse:
    """The same as a table: CSV, or a workbook with `?format=xlsx`."""
    rows = registered_for(request)
    record("review.export_register", actor=request.user, data={"rows": rows.count()})
    lines = (
        [
            row.title, row.doc_no, row.unit.name, row.get_openness_display(), ground_of(row), row.note,
            day_of(row.registered_at).isoformat(), row.next_openness_review_at.isoformat(), names(row.approvals),
        ]
        for row in rows.iterator()
    )  # fmt: skip
    name, header = f"不公开文件登记簿-{today():%Y%m%d}", [str(name) for name in HEADER]
    if request.GET.get("format") == "xlsx":
        return xlsx_response(f"{name}.xlsx", header, lines)
    return csv_response(f"{name}.csv", header, lines)


@require_admin_access
def assess(request: StaffRequest, document_id: int) -> HttpResponse:
    """定期评估 of one document: it stays for a reason, or a chain begins."""
    row = get_object_or_404(registered_for(request), pk=document_id)
    reasons = reasons_not_to_assess(row, request.user)
    form = KeepForm(request.POST or None, initial={"next_at": today() + REASSESS_AFTER})
    form.fields["next_at"].widget.attrs["min"] = (today() + timedelta(days=1)).isoformat()
    if request.method == "POST" and not reasons and form.is_valid():
        data = form.cleaned_data
        try:
            keep_undisclosed(row, request.user, data["reason"], data["next_at"])
        except Refusal as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, _("已登记评估，下次评估 %(day)s。") % {"day": data["next_at"]})
            return redirect("review:register")
    context: dict[str, Any] = {
        "page_title": _("定期评估"),
        "page_subtitle": row.title,
        "header_icon": "lock",
        "row": row,
        "ground": ground_of(row),
        "form": form,
        "reasons": reasons,
        "earlier": Reassessment.objects.filter(document__kind=row.kind, document__source_id=row.source_id),
    }
    return render(request, "review/assess.html", context)


@require_POST
@require_admin_access
def make_public(request: StaffRequest, document_id: int) -> HttpResponse:
    """One click: 转为主动公开."""
    row = get_object_or_404(registered_for(request), pk=document_id)
    try:
        propose_public(row, request.user)
    except Refusal as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return redirect("review:assess", row.pk)
    messages.success(request, _("已改为“主动公开”并送审，审核通过后公开并移出登记簿。"))
    return redirect("review:register")


def ground_of(row: UndisclosedDocument) -> str:
    """Return the ground of law in words."""
    model: Any = kinds.get(row.kind).model
    return str(dict(model._meta.get_field("non_disclosure_reason").flatchoices).get(row.basis, row.basis))
