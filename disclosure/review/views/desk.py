"""全部: the whole of a list of the desk, page by page, narrowed by unit, step and lateness."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import require_admin_access

from disclosure.review.desk.overdue import overdue_for
from disclosure.review.desk.waiting import Waiting, waiting_for
from disclosure.review.staff import StaffRequest

PER_PAGE = 50


class DeskFilters(forms.Form):
    """Offers the units and steps that are in the list, and no others."""

    unit = forms.ChoiceField(label=_("公开主体"), required=False)
    step = forms.ChoiceField(label=_("步骤"), required=False)
    late = forms.BooleanField(label=_("只看超期"), required=False)

    def __init__(self, data: Any, rows: list[Waiting]) -> None:
        super().__init__(data)
        units = {(str(row.unit_id), row.unit.name) for row in rows if row.unit}
        steps = {row.stage for row in rows}
        self.fields["unit"].choices = [("", _("全部")), *sorted(units, key=lambda unit: unit[1])]  # type: ignore[attr-defined]
        self.fields["step"].choices = [("", _("全部")), *((step, step) for step in sorted(steps))]  # type: ignore[attr-defined]

    def narrow(self, rows: list[Waiting]) -> list[Waiting]:
        """Return the rows that were asked for; all where the address asks for what is not there."""
        if not self.is_valid():
            return rows
        unit, step, late = (self.cleaned_data[name] for name in ("unit", "step", "late"))
        return [
            row
            for row in rows
            if (not unit or str(row.unit_id) == unit) and (not step or row.stage == step) and (not late or row.is_late)
        ]


@require_admin_access
def desk(request: StaffRequest) -> HttpResponse:
    """Everything that waits for this person, the most urgent first."""
    return _list(request, waiting_for(request.user), title=_("待我办理"), actions=True)


@require_admin_access
def desk_late(request: StaffRequest) -> HttpResponse:
    """Everything that is late in the units that this person leads."""
    return _list(request, overdue_for(request.user), title=_("超期"), actions=False)


def _list(request: StaffRequest, rows: list[Waiting], **context: Any) -> HttpResponse:
    filters = DeskFilters(request.GET, rows)
    page = Paginator(filters.narrow(rows), PER_PAGE).get_page(request.GET.get("p"))
    return render(request, "review/desk_list.html", {"page": page, "filters": filters, "total": len(rows), **context})
