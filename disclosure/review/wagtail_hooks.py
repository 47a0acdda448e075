"""The review room in the admin: what waits, what is gone from the menus, and why."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from disclosure.catalogue import kinds
from disclosure.catalogue.models import CatalogueEntry
from disclosure.review.desk import DeskPanel
from disclosure.review.guard import WHY_NOT
from disclosure.review.people import stages_of
from disclosure.review.snippets import PortalViewSetGroup

GONE_FROM_MENUS = frozenset({"action-publish", "action-unpublish", "action-lock", "action-unlock"})


@hooks.register("construct_homepage_panels")
def show_the_desk(request: HttpRequest, panels: list[Any]) -> None:
    """The work desk comes first; Wagtail's own moderation panels would lead to pages that decide nothing."""
    panels[:] = [
        panel
        for panel in panels
        if panel.name
        not in (
            "workflow_pages_to_moderate",
            "user_pages_in_workflow_moderation",
            "user_objects_in_workflow_moderation",
        )
    ]
    panels.insert(0, DeskPanel())


@hooks.register("construct_page_action_menu")
@hooks.register("construct_snippet_action_menu")
def no_publishing(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Publish, unpublish and schedule are gone: the way to the public is 送审."""
    model = context.get("model") or type(context.get("page") or context.get("instance"))
    if kinds.of_model(model) is not None:
        menu_items[:] = [item for item in menu_items if item.name not in GONE_FROM_MENUS]


def _refuse(request: HttpRequest, instance: Any) -> HttpResponse | None:
    if kinds.of_model(type(instance)) is None:
        return None
    messages.error(request, WHY_NOT)
    return redirect("wagtailadmin_home")


@hooks.register("before_unpublish_page")
def no_unpublishing(request: HttpRequest, page: Any) -> HttpResponse | None:
    return _refuse(request, page.specific)


@hooks.register("before_delete_page")
def no_deleting_of_released_pages(request: HttpRequest, page: Any) -> HttpResponse | None:
    """A draft that was never public may go; what is public is withdrawn, never deleted."""
    kind = kinds.of_model(page.specific_class)
    if kind and CatalogueEntry.objects.filter(kind=kind.code, source_id=page.pk).exists():
        return _refuse(request, page.specific)
    return None


@hooks.register("before_bulk_action")
def no_bulk_publishing(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    if action_type not in ("publish", "unpublish", "delete"):
        return None
    for item in objects:
        instance = getattr(item, "specific", item)
        kind = kinds.of_model(type(instance))
        public = kind and CatalogueEntry.objects.filter(kind=kind.code, source_id=instance.pk).exists()
        if kind and (action_type != "delete" or public):
            return _refuse(request, instance)
    return None


@hooks.register("register_admin_menu_item")
def catalogue_item() -> MenuItem:
    return MenuItem(_("已公开信息"), reverse("review:catalogue"), icon_name="list-ul", order=110)


class RegisterMenuItem(MenuItem):
    """The register is for reviewers."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.is_superuser or bool(stages_of(request.user))


@hooks.register("register_admin_menu_item")
def register_item() -> MenuItem:
    return RegisterMenuItem(_("不公开登记簿"), reverse("review:register"), icon_name="lock", order=120)


register_snippet(PortalViewSetGroup)
