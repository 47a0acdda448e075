"""空白栏目 in the admin: who owes which column, with the way to draft it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access

from base.clock import today
from base.export import csv_response
from disclosure.unit_home.blank_columns import BlankColumns, blank_columns
from disclosure.unit_home.enums import DRAFTED, Column
from disclosure.unit_home.kinds import UNIT_HOME_KINDS
from portal.enums import UnitLevel
from portal.models import Unit
from portal.services.folders import unit_folder, year_folder

PER_PAGE = 50


@require_admin_access
def blank_columns_report(request: HttpRequest) -> HttpResponseBase:
    """List units with blank columns; `?export=csv` gives one line for each unit and column."""
    rows = blank_columns()
    if request.GET.get("export") == "csv":
        return _table(rows)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    total = sum(len(row.missing) for row in rows)
    context = {
        "page_title": _("空白栏目"),
        "header_icon": "warning",
        "page": page,
        "rows": page,
        "drafted": DRAFTED,
        "total": total,
        "units": len(rows),
    }
    return render(request, "unit_home/admin/blank_columns.html", context)


@require_admin_access
def begin_draft(request: HttpRequest, code: str, unit_slug: str) -> HttpResponse:
    """Lead to a new draft of a column, in the unit's folder of this year."""
    model = next((kind.model for kind in UNIT_HOME_KINDS if kind.column == code), None)
    if model is None:
        raise Http404
    unit = get_object_or_404(Unit, slug=unit_slug)
    if not unit_folder(unit).permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    folder = year_folder(unit, today().year)
    return redirect("wagtailadmin_pages:add", model._meta.app_label, model._meta.model_name, folder.pk)


def _table(rows: list[BlankColumns]) -> HttpResponseBase:
    header = [_("公开主体"), _("机构代码"), _("层级"), _("空白栏目")]
    lines = (
        [row.unit.name, row.unit.code, UnitLevel(row.unit.level).label, Column(column).label]
        for row in rows
        for column in row.missing
    )
    return csv_response(f"{_('空白栏目')}-{today():%Y%m%d}.csv", header, lines)
