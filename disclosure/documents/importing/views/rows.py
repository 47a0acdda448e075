"""The fast screen: row by row, a preview and a conclusion (逐项审查). Works with buttons, keys are a comfort."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access

from disclosure.catalogue.models import ReviewCopy
from disclosure.checks.screen import report_context
from disclosure.documents.importing.access import batches_for
from disclosure.documents.models import ImportBatch, ImportRow
from disclosure.documents.services.approve_batch import ApprovalRefused
from disclosure.documents.services.conclude_row import conclude_row, reasons_not_to_conclude
from disclosure.review.staff import StaffRequest

AROUND = 12  # rows shown before and after the current one


@require_admin_access
def rows(request: StaffRequest, batch_id: int) -> HttpResponse:
    """Show one row with its neighbours, and take the conclusion on it."""
    batch = get_object_or_404(batches_for(request.user), pk=batch_id)
    waiting = _rows(batch)
    current = _current(request, waiting)
    if current is None:
        messages.info(request, _("这个批次没有可以审查的信息。"))
        return redirect("imports:batch", batch.pk)
    if request.method == "POST" and _conclude(request, current):
        following = (
            waiting.filter(conclusion="", line__gt=current.line).first() or waiting.filter(conclusion="").first()
        )
        if following is None:
            messages.success(request, _("全部信息都有了保密审查结论。"))
            return redirect("imports:batch", batch.pk)
        return redirect(f"{reverse('imports:rows', args=[batch.pk])}?row={following.pk}")
    return render(request, "documents/imports/rows.html", _context(request, batch, waiting, current))


def _rows(batch: ImportBatch) -> QuerySet[ImportRow]:
    return ImportRow.objects.filter(batch=batch, superseded=False).exclude(copy_id=None).order_by("line")


def _current(request: StaffRequest, waiting: QuerySet[ImportRow]) -> ImportRow | None:
    number = request.POST.get("row") or request.GET.get("row") or ""
    if number.isdecimal():
        return get_object_or_404(waiting, pk=number)
    return waiting.filter(conclusion="").first() or waiting.first()


def _conclude(request: StaffRequest, row: ImportRow) -> bool:
    try:
        conclude_row(row, request.user, request.POST.get("conclusion", ""), request.POST.get("copy_hash", ""))
    except ApprovalRefused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return False
    return True


def _context(
    request: StaffRequest, batch: ImportBatch, waiting: QuerySet[ImportRow], current: ImportRow
) -> dict[str, Any]:
    before = list(waiting.filter(line__lt=current.line).order_by("-line")[:AROUND])[::-1]
    after = list(waiting.filter(line__gt=current.line)[:AROUND])
    total, left = waiting.count(), waiting.filter(conclusion="").count()
    return {
        "batch": batch,
        "current": current,
        "neighbours": [*before, current, *after],
        "previous": before[-1] if before else None,
        "next": after[0] if after else None,
        "total": total,
        "done": total - left,
        "left": left,
        "reasons": reasons_not_to_conclude(current, request.user),
        **report_context(ReviewCopy.objects.get(pk=current.copy_id or 0)),
    }
