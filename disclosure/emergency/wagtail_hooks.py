"""Where the admin offers an emergency release, and where it keeps saying that one is open."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem

from disclosure.catalogue import kinds
from disclosure.emergency import urls
from disclosure.emergency.desk import EmergencyPanel
from disclosure.emergency.models import EmergencyRelease
from disclosure.review.people import stages_of
from disclosure.review.staff import StaffRequest


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("emergency/", include(urls))]


class EmergencyMenuItem(MenuItem):
    """For those who review, and for those who have asked."""

    def is_shown(self, request: StaffRequest) -> bool:
        return bool(
            request.user.is_superuser
            or stages_of(request.user)
            or EmergencyRelease.objects.filter(requested_by__id=request.user.pk).exists()
        )


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return EmergencyMenuItem(gettext_lazy("紧急公开"), reverse("emergency:index"), icon_name="warning", order=115)


class AskMenuItem(ActionMenuItem):
    """Last in the menu of a draft: it is the exception."""

    name = "action-emergency"
    label = gettext_lazy("紧急公开……")
    icon_name = "warning"

    def is_shown(self, context: Any) -> bool:
        page = context.get("page")
        kind = kinds.of_model(type(page)) if page is not None and context["view"] == "edit" else None
        return bool(kind and not kind.in_shell and not page.workflow_in_progress and not context.get("locked_for_user"))

    def get_url(self, parent_context: Any) -> str:
        return reverse("emergency:new", args=[parent_context["page"].pk])


@hooks.register("register_page_action_menu_item")
def ask_item() -> ActionMenuItem:
    return AskMenuItem(order=90)


@hooks.register("construct_homepage_panels")
def desk_panel(request: StaffRequest, panels: list[Any]) -> None:
    panels.append(EmergencyPanel())


@hooks.register("before_edit_page")
def keep_saying_it(request: StaffRequest, page: Any) -> None:
    """A flag that staff keep seeing until the last step is taken."""
    kind = kinds.of_model(page.specific_class)
    if request.method != "GET" or kind is None:
        return
    emergency = EmergencyRelease.objects.open().filter(kind=kind.code, source_id=page.pk).first()
    if emergency:
        text = _("本条为紧急公开，补审尚未完成。") if emergency.released_at else _("已提出紧急公开，等待办理。")
        link = reverse("emergency:detail", args=[emergency.pk])
        messages.warning(request, format_html('{} <a href="{}">{}</a>', text, link, _("查看")))
