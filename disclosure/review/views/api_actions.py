"""Wagtail's admin API can publish, move, copy and delete pages, asking no hook. No screen of the admin uses that."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access

from base.refusal import Refusal
from disclosure.review.staff import StaffRequest


class ActionRefused(Refusal):
    """Raised for every action that is asked of the admin's API."""


@require_POST
@require_admin_access
def refuse_api_action(request: StaffRequest, page_id: int, action: str) -> HttpResponse:
    """Stands before Wagtail's own view. Raises ActionRefused."""
    raise ActionRefused([_("接口不接受对页面的操作，请在工作台的页面上办理。")])
