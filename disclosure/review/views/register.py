"""不公开文件登记簿: what was reviewed and is not disclosed, with its next re-assessment."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from wagtail.admin.auth import require_admin_access

from base.clock import today
from disclosure.review.models import UndisclosedDocument
from disclosure.review.people import stages_of
from disclosure.review.staff import StaffRequest

PER_PAGE = 30


@require_admin_access
def register(request: StaffRequest) -> HttpResponse:
    """List the register to reviewers, each for the units they serve."""
    units = {unit for _, unit in stages_of(request.user)}
    if not units and not request.user.is_superuser:
        raise PermissionDenied
    serves_all = request.user.is_superuser or None in units
    own = Q() if serves_all else Q(unit_id__in=[unit for unit in units if unit])
    rows = (
        UndisclosedDocument.objects.current()
        .filter(own)
        .select_related("unit")
        .order_by("next_openness_review_at", "id")
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    return render(request, "review/register.html", {"page": page, "today": today()})
