"""待定时公开: what is approved and waits for its moment, and how to stop it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.auth import require_admin_access

from base import clock
from disclosure.catalogue import vetoes
from disclosure.catalogue.models import ReleaseItem
from disclosure.catalogue.prepared import prepare
from disclosure.catalogue.services.release_due import waiting_items
from disclosure.review.access import may_read, must_read
from disclosure.review.enums import Stage
from disclosure.review.people import may_act
from disclosure.review.scope import unit_of
from disclosure.review.services.cancel_timed import CancellationRefused, cancel_timed, reasons_not_to_cancel
from disclosure.review.staff import StaffRequest

SHOWN = 200


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("取消的理由"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("留在审核记录中，不对外公开。取消后须重新送审才能公开。"),
    )


@require_admin_access
def timed(request: StaffRequest) -> HttpResponse:
    """List what waits, soonest first, to those who may read it, and what holds it back after its moment."""
    waiting = waiting_items().select_related("copy", "release").order_by("release__due_at", "pk")[:SHOWN]
    readable = [item for item in waiting if may_read(request.user, item.copy)]
    held = dict(vetoes.held([item.copy for item in readable if (item.release.due_at or clock.now()) <= clock.now()]))
    rows = [
        {
            "item": item,
            "held": held.get(item.copy_id, ""),
            "may_cancel": may_act(request.user, Stage.FINAL, unit_of(prepare([item.copy])[0])),
        }
        for item in readable
    ]
    context = {"page_title": _("待定时公开"), "header_icon": "time", "rows": rows}
    return render(request, "review/timed.html", context)


@require_admin_access
def cancel(request: StaffRequest, item_id: int) -> HttpResponse:
    """Ask why, then stop it."""
    item = get_object_or_404(ReleaseItem.objects.select_related("copy", "release"), pk=item_id)
    must_read(request.user, item.copy)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            cancel_timed(item, request.user, form.cleaned_data["reason"])
        except CancellationRefused as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, _("已取消定时公开。草稿仍在，重新送审后才能公开。"))
            return redirect("review:timed")
    reasons = [] if form.is_bound else reasons_not_to_cancel(item, request.user)
    titles = {"page_title": _("取消定时公开"), "page_subtitle": item.copy.title, "header_icon": "time"}
    return render(request, "review/cancel_timed.html", {**titles, "item": item, "form": form, "reasons": reasons})
