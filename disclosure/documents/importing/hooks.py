"""The import screens in the admin's menu and on its home."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from disclosure.documents.importing.access import batches_for, may_see_imports
from disclosure.documents.importing.state import state_of
from disclosure.review.staff import StaffRequest

NEWEST = 5


class ImportsItem(MenuItem):
    """Shown to those who stage or approve batches."""

    def is_shown(self, request: StaffRequest) -> bool:
        return may_see_imports(request.user)


class ImportsPanel(Component):
    """批量导入: what waits for its approvals."""

    name = "imports"
    order = 20
    template_name = "documents/imports/panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        found = batches_for(user).filter(rejected={}, closed_at=None)[:NEWEST] if may_see_imports(user) else []
        return {"batches": [(batch, state_of(batch)) for batch in found]}


@hooks.register("register_admin_urls")
def import_urls() -> list[Any]:
    return [path("imports/", include("disclosure.documents.importing.urls"))]


@hooks.register("register_admin_menu_item")
def imports_item() -> MenuItem:
    return ImportsItem(_("批量导入"), reverse("imports:index"), icon_name="upload", order=150)


@hooks.register("construct_homepage_panels")
def imports_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(ImportsPanel())
