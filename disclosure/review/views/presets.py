"""Chains of real organs, to start from."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access

from disclosure.review.enums import Stage
from disclosure.review.presets import PRESETS, preset
from disclosure.review.services.configure_chain import begin_with
from disclosure.review.staff import StaffRequest


@require_admin_access
def presets(request: StaffRequest) -> HttpResponse:
    """Show the presets; POST makes a chain of one, not in use yet, and opens it."""
    if not request.user.has_perm("review.add_chain"):
        raise PermissionDenied
    if request.method == "POST":
        try:
            chosen = preset(request.POST.get("preset", ""))
        except KeyError:
            raise Http404 from None
        chain = begin_with(chosen, request.user)
        messages.success(request, _("已建立流程，尚未启用。请选定适用范围和人员后启用。"))
        return redirect("chains:edit", chain.pk)
    shown = [(each, [(title, Stage(stage).label) for stage, title, _questions in each.steps]) for each in PRESETS]
    return render(request, "review/presets.html", {"presets": shown})
