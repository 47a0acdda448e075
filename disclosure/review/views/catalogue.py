"""The catalogue in the admin: what is public, and how to take it back."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.auth import require_admin_access

from base.doc_no import normalise_doc_no
from disclosure.catalogue.models import CatalogueEntry
from disclosure.review.enums import Stage
from disclosure.review.people import stages_of
from disclosure.review.services.take_back import WithdrawalRefused, reasons_not_to_withdraw, take_back
from disclosure.review.staff import StaffRequest

PER_PAGE = 30


class NoticeForm(forms.Form):
    """What the public will read at the address from now on."""

    notice = forms.CharField(
        label=gettext_lazy("撤下说明"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("写明依据和救济途径；不要重复信息内容，不要出现个人姓名。"),
    )


@require_admin_access
def catalogue(request: StaffRequest) -> HttpResponse:
    """List what is public, newest first."""
    query = request.GET.get("q", "").strip()
    entries = CatalogueEntry.objects.listed().select_related("unit", "section").order_by("-published_at", "-id")
    if query:
        entries = entries.filter(Q(title__icontains=query) | Q(doc_no=normalise_doc_no(query)) | Q(index_no=query))
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("p"))
    units = {unit for stage, unit in stages_of(request.user) if stage == Stage.FINAL}
    context = {"page": page, "query": query, "units": units, "every_unit": None in units}
    return render(request, "review/catalogue.html", context)


@require_admin_access
def withdraw(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Ask for the notice, then withdraw."""
    entry = get_object_or_404(CatalogueEntry, pk=entry_id)
    form = NoticeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            take_back(entry, request.user, form.cleaned_data["notice"])
        except WithdrawalRefused as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, _("已撤下。原地址现在显示撤下说明。"))
            return redirect("review:catalogue")
    context = {"entry": entry, "form": form, "reasons": reasons_not_to_withdraw(entry, request.user)}
    return render(request, "review/withdraw.html", context)
