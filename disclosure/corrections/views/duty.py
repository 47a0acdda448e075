"""登记处罚变更 (行政处罚法 art. 48)."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from base.workdays import UNCERTAIN
from disclosure.catalogue.models import CatalogueEntry
from disclosure.corrections.forms import DutyForm
from disclosure.corrections.people import may_confirm
from disclosure.corrections.services.record_duty import record_duty
from disclosure.corrections.views.answering import done
from disclosure.review.staff import StaffRequest


def duty(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Record when and by what paper a published penalty was changed; the desk counts three working days."""
    entry = get_object_or_404(CatalogueEntry, pk=entry_id)
    if not may_confirm(request.user, entry.unit_id):
        raise PermissionDenied
    form = DutyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = done(form, lambda: record_duty(entry, request.user, data["changed_on"], data["reference"]))
        if made:
            messages.success(request, _("已登记，须在 %(day)s 前撤回并公开说明理由。") % {"day": made.due_on})
            if not made.due_is_certain:
                messages.warning(request, UNCERTAIN)
            return redirect("wagtailadmin_home")
    titles = {"page_title": _("登记处罚变更"), "page_subtitle": entry.title, "header_icon": "date"}
    return render(request, "corrections/duty.html", {**titles, "form": form})
