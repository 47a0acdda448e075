"""彻底删除: propose, confirm, and the register of the acts."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from disclosure.catalogue.models import Erasure, Tombstone
from disclosure.corrections.desk import erasures_for
from disclosure.corrections.forms import ProposalForm, TypedForm
from disclosure.corrections.models import ErasureProposal, Incident, Withdrawal
from disclosure.corrections.people import may_handle, units_of
from disclosure.corrections.services.erase import confirm_erasure, drop_proposal, reasons_not_to_confirm_erasure
from disclosure.corrections.services.propose_erasure import (
    Erasable,
    of_case,
    of_incident,
    of_tombstone,
    propose_erasure,
    reasons_not_to_propose,
)
from disclosure.corrections.views.answering import done
from disclosure.review.models import SecrecyCase
from disclosure.review.staff import StaffRequest

PER_PAGE = 30


def erasures(request: StaffRequest) -> HttpResponse:
    """What waits for a second person, and every act that was done."""
    own = ErasureProposal.objects.filter(units_of(request.user)).exclude(done_at=None)
    acts = Erasure.objects.filter(case_no__in=own.values("case_no")).order_by("-pk")
    page = Paginator(acts, PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "page_title": _("彻底删除"),
        "header_icon": "cross",
        "waiting": erasures_for(request.user),
        "mine": ErasureProposal.objects.waiting().filter(proposed_by__id=request.user.pk),
        "page": page,
        "rows": page,
    }
    return render(request, "corrections/erasures.html", context)


def propose(request: StaffRequest, what: str, number: int) -> HttpResponse:
    """Propose to erase what an incident, a withdrawal or a case of secrecy is about."""
    target = _target(what, number)
    if not may_handle(request.user, target.unit_id):
        raise PermissionDenied
    form = ProposalForm(request.POST or None, initial=_begun(target))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = done(form, lambda: propose_erasure(target, request.user, form.grounds(), data["typed"]))
        if made:
            messages.success(request, _("已提出，等待另一人确认。"))
            return redirect("corrections:erasure", made.pk)
    context = {
        "page_title": _("提出彻底删除"),
        "page_subtitle": target.case_no,
        "header_icon": "cross",
        "target": target,
        "form": form,
        "reasons": reasons_not_to_propose(target, request.user),
    }
    return render(request, "corrections/propose.html", context)


def erasure(request: StaffRequest, number: int) -> HttpResponse:
    """Confirm or drop a proposal; afterwards, the act."""
    row = get_object_or_404(ErasureProposal.objects.select_related("unit", "incident"), pk=number)
    if not may_handle(request.user, row.unit_id):
        raise PermissionDenied
    form = TypedForm(request.POST if "erase" in request.POST else None)
    if "drop" in request.POST:
        drop_proposal(row, request.user)
        messages.success(request, _("已撤销，没有删除任何内容。"))
        return redirect("corrections:erasures")
    if request.method == "POST" and form.is_valid():
        acts = done(form, lambda: confirm_erasure(row, request.user, form.cleaned_data["typed"]))
        if acts:
            messages.success(request, _("已彻底删除。"))
            return redirect("corrections:erasure", row.pk)
    context = {
        "row": row,
        "form": form,
        "waiting": not (row.done_at or row.dropped_at),
        "reasons": reasons_not_to_confirm_erasure(row, request.user),
        "acts": Erasure.objects.filter(case_no=row.case_no) if row.done_at else [],
    }
    return render(request, "corrections/erasure.html", context)


def _target(what: str, number: int) -> Erasable:
    if what == "incident":
        return of_incident(get_object_or_404(Incident, pk=number))
    if what == "case":
        return of_case(get_object_or_404(SecrecyCase, pk=number))
    if what == "withdrawal":
        row = get_object_or_404(Withdrawal, pk=number)
        stone = get_object_or_404(Tombstone, kind=row.kind, source_id=row.source_id)
        incident = Incident.objects.filter(withdrawal=row).first()
        return of_incident(incident) if incident else of_tombstone(stone, row.unit_id)
    raise Http404


def _begun(target: Erasable) -> dict[str, object]:
    incident = target.incident
    if incident is None or not incident.letter_filed_at:
        return {}
    return {
        "reference_from": incident.letter_authority,
        "reference_number": incident.letter_number,
        "reference_date": incident.letter_date,
    }
