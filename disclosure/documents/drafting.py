"""Begin a draft: in the right folder, without looking for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.permission_policies.pages import PagePermissionPolicy

from base.clock import today
from disclosure.review.staff import StaffRequest
from portal.models import Unit, UnitFolder
from portal.services.folders import year_folder

if TYPE_CHECKING:
    from base.models import User

MODELS = {"document": "documentpage", "reprint": "reprintpage"}


def units_of_editor(user: User) -> list[Unit]:
    """Return the units whose folders this person may add drafts to."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "add")
    folders = UnitFolder.objects.filter(pk__in=pages.values("pk")).select_related("unit")
    return [folder.unit for folder in folders.order_by("unit__order", "unit_id")]


def begin(request: StaffRequest, what: str, unit_slug: str = "") -> HttpResponse:
    """Lead to a new draft of a unit; ask which unit only when there is a choice."""
    units = units_of_editor(request.user)
    if request.user.is_superuser:
        units = list(Unit.objects.all())
    if not units:
        messages.error(request, _("您没有任何单位的起草权限，请联系系统管理员。"))
        return redirect("wagtailadmin_home")
    if unit_slug:
        unit = get_object_or_404(Unit, slug=unit_slug, pk__in=[each.pk for each in units])
    elif len(units) == 1:
        unit = units[0]
    else:
        return render(request, "documents/admin/choose_unit.html", {"units": units, "what": what})
    folder = year_folder(unit, today().year)
    return redirect("wagtailadmin_pages:add", "documents", MODELS[what], folder.pk)
