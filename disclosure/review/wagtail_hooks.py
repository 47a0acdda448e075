"""The review room in the admin: what waits, what is gone from the menus, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.snippets.models import register_snippet

import disclosure.review.borders  # the admin's API lists one's own uploads
import disclosure.review.chain_screens  # the settings of the chains
import disclosure.review.draft_notices  # what a draft's last chain asks of its editor
import disclosure.review.translating  # noqa: F401  translations are sent to review
from disclosure.catalogue import kinds
from disclosure.review.access import choosable_pages
from disclosure.review.desk import DeskPanel
from disclosure.review.enums import Stage
from disclosure.review.guard import SECRET, WHY_NOT, reasons_not_to_delete, reasons_not_to_move
from disclosure.review.people import stages_of
from disclosure.review.secrecy_lists import judges_secrecy
from disclosure.review.services.lock_secret import is_secret
from disclosure.review.services.reassign import PERMISSION
from disclosure.review.snippets import PortalViewSetGroup
from disclosure.review.staff import StaffRequest

GONE_FROM_MENUS = frozenset({"action-publish", "action-unpublish", "action-lock", "action-unlock"})


@hooks.register("construct_homepage_panels")
def show_the_desk(request: StaffRequest, panels: list[Any]) -> None:
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
def no_publishing(menu_items: list[Any], request: StaffRequest, context: dict[str, Any]) -> None:
    """Publish, unpublish and schedule are gone, of whatever it is: the way to the public is 送审."""
    menu_items[:] = [item for item in menu_items if item.name not in GONE_FROM_MENUS]


def _explain(request: StaffRequest, reasons: Sequence[Any], back: HttpResponse | None = None) -> HttpResponse | None:
    for reason in reasons:
        messages.error(request, reason)
    return (back or redirect("wagtailadmin_home")) if reasons else None


@hooks.register("before_publish_page")
@hooks.register("before_publish")
def no_publishing_by_post(request: StaffRequest, instance: Any) -> HttpResponse | None:
    """What was typed is kept as a draft: both views have saved a revision by now."""
    kind = kinds.of_model(type(instance))
    return _explain(request, [WHY_NOT], redirect(AdminURLFinder().get_edit_url(instance))) if kind else None


@hooks.register("before_unpublish")
def no_unpublishing_of_snippets(request: StaffRequest, instance: Any) -> HttpResponse | None:
    """Pages are not offered to be unpublished at all (`ItemPermissions`)."""
    return _explain(request, [WHY_NOT]) if kinds.of_model(type(instance)) else None


@hooks.register("before_delete_page")
def no_deleting_of_pages(request: StaffRequest, page: Any) -> HttpResponse | None:
    return _explain(request, reasons_not_to_delete(page))


@hooks.register("before_delete_snippet")
def no_deleting_of_snippets(request: StaffRequest, instances: list[Any]) -> HttpResponse | None:
    return _explain(request, [reason for instance in instances for reason in reasons_not_to_delete(instance)][:1])


@hooks.register("before_copy_page")
def no_copying_of_secrets(request: StaffRequest, page: Any) -> HttpResponse | None:
    kind = kinds.of_model(page.specific_class)
    return _explain(request, [SECRET] if kind and is_secret(kind.code, page.pk) else [])


@hooks.register("before_move_page")
def no_moving_of_what_is_held(request: StaffRequest, page: Any, target: Any) -> HttpResponse | None:
    """Wagtail's page of confirmation names the draft, and asks for no right before it is sent."""
    if not page.permissions_for_user(request.user).can_move():
        return permission_denied(request)
    return _explain(request, reasons_not_to_move(page))


@hooks.register("before_bulk_action")
def no_bulk_publishing(request: StaffRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    reasons: list[Any] = []
    for item in objects:
        if action_type == "delete":
            reasons += reasons_not_to_delete(item)
        elif action_type == "move":
            reasons += reasons_not_to_move(item)
        elif action_type in ("publish", "unpublish") and kinds.of_model(getattr(item, "specific_class", type(item))):
            reasons.append(WHY_NOT)
    return _explain(request, reasons[:1])


@hooks.register("construct_page_chooser_queryset")
def choose_what_one_may_see(pages: Any, request: StaffRequest) -> Any:
    """Drafts of other units are not offered, by browsing or by searching."""
    return pages.filter(pk__in=choosable_pages(request.user).values("pk"))


class RegisterMenuItem(MenuItem):
    """The register is for reviewers."""

    def is_shown(self, request: StaffRequest) -> bool:
        takes = {stage for stage, _unit in stages_of(request.user)}
        return request.user.is_superuser or bool(takes - {Stage.SHORT})


@hooks.register("register_admin_menu_item")
def register_item() -> MenuItem:
    return RegisterMenuItem(_("不公开登记簿"), reverse("review:register"), icon_name="lock", order=120)


class SecrecyMenuItem(MenuItem):
    """For those who judge secrecy."""

    def is_shown(self, request: StaffRequest) -> bool:
        return judges_secrecy(request.user)


@hooks.register("register_admin_menu_item")
def secrecy_menu() -> MenuItem:
    menu = Menu(
        items=[
            SecrecyMenuItem(_("待确定"), reverse("review:escalations"), icon_name="help", order=10),
            SecrecyMenuItem(_("涉密情况"), reverse("review:cases"), icon_name="lock", order=20),
        ]
    )
    return SubmenuMenuItem(_("保密审查"), menu, icon_name="lock", order=118)


class WaitingMenuItem(MenuItem):
    """For those who run the chains."""

    def is_shown(self, request: StaffRequest) -> bool:
        return request.user.has_perm(PERMISSION)


@hooks.register("register_admin_menu_item")
def waiting_item() -> MenuItem:
    return WaitingMenuItem(_("在办审核"), reverse("review:waiting"), icon_name="tasks", order=105)


register_snippet(PortalViewSetGroup)
