"""The catalogue in the admin: what is public, and how to take it back."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.models import RoleGroup
from accounts.roles import Role
from base.doc_no import normalise_doc_no
from disclosure.catalogue.models import CatalogueEntry
from disclosure.corrections.people import ITEM_STAGES
from disclosure.review.enums import Stage
from disclosure.review.flags import flags_of
from disclosure.review.people import stages_of
from disclosure.review.staff import StaffRequest

PER_PAGE = 30


def catalogue(request: StaffRequest) -> HttpResponse:
    """List what is public, newest first."""
    query = request.GET.get("q", "").strip()
    entries = CatalogueEntry.objects.listed().select_related("unit", "section").order_by("-published_at", "-id")
    if query:
        entries = entries.filter(Q(title__icontains=query) | Q(doc_no=normalise_doc_no(query)) | Q(index_no=query))
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("p"))
    office = RoleGroup.objects.filter(role=Role.DISCLOSURE_OFFICE, group__user=request.user)
    offices = set(office.values_list("unit_id", flat=True))
    posts = stages_of(request.user)
    hiding = offices | {unit for stage, unit in posts if stage == Stage.FINAL}
    reviewing = offices | {unit for stage, unit in posts if stage in ITEM_STAGES}
    flags = flags_of({(entry.kind, entry.source_id) for entry in page})
    context = {
        "page_title": _("已公开信息"),
        "header_icon": "list-ul",
        "page": page,
        "query": query,
        "rows": [
            (
                entry,
                bool({None, entry.unit_id} & hiding),
                _is_notice(entry) and bool({None, entry.unit_id} & reviewing),
                flags.get((entry.kind, entry.source_id), []),
            )
            for entry in page
        ],
    }
    return render(request, "corrections/catalogue.html", context)


def _is_notice(entry: CatalogueEntry) -> bool:
    """Whether this may be a penalty: those are shown for a time (rule R9), or say so."""
    return entry.public_until is not None or "处罚" in entry.title
