"""The list of batches, and the screen on which one is approved as a whole."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access

from disclosure.documents.enums import BatchKind
from disclosure.documents.importing.access import batches_for, may_see_imports
from disclosure.documents.importing.forms import BatchForm, form_for
from disclosure.documents.importing.parcels import parcels_of, reasons_not_to_read, whole_hash
from disclosure.documents.importing.sample import sample_of
from disclosure.documents.importing.state import rows_to_review, state_of
from disclosure.documents.models import ImportBatch
from disclosure.documents.services.approve_batch import (
    ApprovalRefused,
    approve_batch,
    reasons_not_to_approve,
    reasons_not_to_touch,
)
from disclosure.documents.services.reject_batch import reject_batch
from disclosure.documents.services.release_batch import release_batch, released_count, waiting_count
from disclosure.review.enums import Action, Stage
from disclosure.review.staff import StaffRequest

SHOWN_PROBLEMS = 100
PER_PAGE = 50


@require_admin_access
def index(request: StaffRequest) -> HttpResponse:
    """Every batch that this person may see, with what it waits for."""
    if not may_see_imports(request.user):
        raise PermissionDenied
    page = Paginator(batches_for(request.user), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "documents/imports/index.html", {"batches": [(batch, state_of(batch)) for batch in page], "page": page}
    )


@require_admin_access
@transaction.non_atomic_requests
def batch(request: StaffRequest, batch_id: int) -> HttpResponse:
    """Show a batch, and take one person's approval or rejection of it."""
    found = get_object_or_404(batches_for(request.user), pk=batch_id)
    stage = _stage_for(request, found)
    form = form_for(stage)(request.POST or None) if stage else None
    if request.method == "POST" and form and form.is_valid() and _take(request, found, stage, form):
        return redirect("imports:batch", found.pk)
    return render(request, "documents/imports/batch.html", _context(request, found, stage, form))


@require_admin_access
@require_POST
@transaction.non_atomic_requests
def release(request: StaffRequest, batch_id: int) -> HttpResponse:
    """Let out the next chunk of an approved batch; the clock does the same without being asked."""
    found = get_object_or_404(batches_for(request.user), pk=batch_id)
    _release_some(request, found)
    return redirect("imports:batch", found.pk)


def _stage_for(request: StaffRequest, found: ImportBatch) -> str:
    """Return the step that this person may take now: the one they chose, else the first that is open. Of a batch that
    cannot be read every step is open, to send it back."""
    parcels, unreadable = parcels_of(found), reasons_not_to_read(found)
    wanted = request.POST.get("stage") or request.GET.get("stage")
    open_now = [
        stage
        for stage in (Stage.SECRECY, Stage.FINAL)
        if not (
            reasons_not_to_touch(found, request.user, stage)
            if unreadable
            else reasons_not_to_approve(found, request.user, stage, parcels)
        )
    ]
    return wanted if wanted in open_now else next(iter(open_now), "")


def _take(request: StaffRequest, found: ImportBatch, stage: str, form: BatchForm) -> bool:
    """A refusal is shown on the form, which keeps what was typed."""
    verdict = form.verdict()
    try:
        if verdict.action == Action.REJECT:
            reject_batch(found, request.user, verdict.comment)
            messages.success(request, _("批次已退回。"))
            return True
        found = approve_batch(
            found, request.user, stage, shown=verdict.copy_hash, secrecy=verdict.secrecy, comment=verdict.comment
        )
    except ApprovalRefused as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return False
    messages.success(request, _("意见已记录。"))
    if waiting_count(found):
        _release_some(request, found)
    return True


def _release_some(request: StaffRequest, found: ImportBatch) -> None:
    released = release_batch(found, most_chunks=1)
    if released.count:
        messages.success(
            request,
            _("本次公开 %(n)d 件，其余 %(left)d 件将陆续公开。") % {"n": released.count, "left": waiting_count(found)},
        )
    if released.refused:
        messages.error(request, _("%(n)d 件未能公开，原因见下方列表。") % {"n": len(released.refused)})


def _context(request: StaffRequest, found: ImportBatch, stage: str, form: BatchForm | None) -> dict[str, Any]:
    parcels = parcels_of(found)
    shown = whole_hash(parcels)
    if form is not None and not form.is_bound:
        form.initial["copy_hash"] = shown
    reasons = [
        (other.label, reasons_not_to_approve(found, request.user, other, parcels))
        for other in (Stage.SECRECY, Stage.FINAL)
    ]
    given = {(a.user_id, a.role): a for parcel in parcels for a in parcel.approvals}
    return {
        "batch": found,
        "state": state_of(found),
        "is_new": found.kind == BatchKind.NEW,
        "stage": stage,
        "stage_label": Stage(stage).label if stage else "",
        "form": form,
        "reasons": [] if stage else reasons,
        "approvals": [(Stage(a.role).label, a) for a in given.values()],
        "manifest": shown,
        "going_out": sum(len(parcel.hashes) for parcel in parcels),
        "to_review": rows_to_review(found),
        "sample": sample_of(found) if found.finished_at else [],
        "problems": found.problems.all()[:SHOWN_PROBLEMS],
        "problem_count": found.problems.count(),
        "stuck": found.rows.exclude(problem="")[:SHOWN_PROBLEMS],
        "held_back": found.rows.filter(conclusion="not_public"),
        "released": released_count(found),
        "waiting": waiting_count(found),
    }
