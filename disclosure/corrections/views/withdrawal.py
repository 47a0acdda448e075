"""撤下: the form, the register, and the second person's page."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.corrections.enums import INCIDENTS, WITHDRAWALS, WithdrawalState
from disclosure.corrections.forms import RestoreForm, WithdrawForm
from disclosure.corrections.models import Withdrawal
from disclosure.corrections.naming import titles_of
from disclosure.corrections.people import may_confirm, may_handle, units_of
from disclosure.corrections.rules.notice import proposed_notice
from disclosure.corrections.services.confirm import confirm, reasons_not_to_confirm
from disclosure.corrections.services.put_back import put_back
from disclosure.corrections.services.tell import name_of
from disclosure.corrections.services.withdraw import reasons_not_to_withdraw, withdraw
from disclosure.corrections.views.answering import done
from disclosure.review.staff import StaffRequest

PER_PAGE = 30


def withdraw_view(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Ask for reason and notice, then hide at once."""
    entry = get_object_or_404(CatalogueEntry, pk=entry_id)
    reason = request.GET.get("reason", "")
    begun = {"reason": reason, "notice": proposed_notice(reason)} if reason in WITHDRAWALS else {}
    form = WithdrawForm(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid() and "preview" not in request.POST:
        data = form.cleaned_data
        made = done(form, lambda: withdraw(entry, request.user, data["reason"], data["notice"], data["changed_on"]))
        if made:
            messages.success(request, _("已撤下。原地址现在显示撤下说明，请另一人在一日内确认。"))
            return redirect("corrections:withdrawal", made.pk)
    context = {
        "page_title": _("撤下"),
        "page_subtitle": entry.title,
        "header_icon": "bin",
        "entry": entry,
        "form": form,
        "reasons": reasons_not_to_withdraw(entry, request.user),
        "notices": [(kind.value, proposed_notice(kind)) for kind in WITHDRAWALS],
        "preview": form.data.get("notice", "").strip() if form.is_bound else begun.get("notice", ""),
    }
    return render(request, "corrections/withdraw.html", context)


def withdrawals(request: StaffRequest) -> HttpResponse:
    """撤下登记: what was hidden, why, by whom, and what became of it."""
    rows = Withdrawal.objects.filter(units_of(request.user)).select_related("unit")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    titles = titles_of((row.kind, row.source_id) for row in page)
    listed = [(row, name_of(row) if row.reason in INCIDENTS else titles[(row.kind, row.source_id)]) for row in page]
    context = {"page_title": _("撤下登记"), "header_icon": "bin", "page": page, "rows": listed}
    return render(request, "corrections/withdrawals.html", context)


def withdrawal(request: StaffRequest, number: int) -> HttpResponse:
    """Confirm or undo, with the content at hand."""
    row = get_object_or_404(Withdrawal.objects.select_related("unit"), pk=number)
    if not may_confirm(request.user, row.unit_id) and request.user.pk != row.hidden_by["id"]:
        raise PermissionDenied
    form = RestoreForm(request.POST if "restore" in request.POST else None)
    if request.method == "POST":
        if "confirm" in request.POST:
            confirm(row, request.user)
            messages.success(request, _("已确认撤下。"))
            return redirect("corrections:withdrawals")
        if form.is_valid():
            done(form, lambda: put_back(row, request.user, form.cleaned_data["why"]))
            if not form.errors:
                messages.success(request, _("已恢复公开，撤下的人已收到通知。"))
                return redirect("corrections:withdrawals")
    waiting = row.state == WithdrawalState.UNCONFIRMED
    context = {
        "row": row,
        "item_title": titles_of([(row.kind, row.source_id)])[(row.kind, row.source_id)],
        "copy": ReviewCopy.objects.filter(kind=row.kind, source_id=row.source_id).exclude(content="").last(),
        "form": form,
        "waiting": waiting,
        "reasons": reasons_not_to_confirm(row, request.user) if waiting else [],
        "handles": may_handle(request.user, row.unit_id),
        "incident": getattr(row, "incident", None),
    }
    return render(request, "corrections/withdrawal.html", context)
