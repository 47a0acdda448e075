"""Signing in and people, in the admin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from accounts import second_factor, trail
from accounts.separation import reasons_not_to_edit_user
from accounts.signed_in import SignedIn
from accounts.views.lockouts import MANAGES_PEOPLE, lockouts, reset_device
from accounts.views.password import change_password
from accounts.views.resume import give_up, resume
from accounts.views.second_factor import code, new_codes, set_up

User = get_user_model()


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("second-factor/", code, name="accounts_code"),
        path("second-factor/set-up/", set_up, name="accounts_set_up"),
        path("second-factor/codes/", new_codes, name="accounts_new_codes"),
        path("new-password/", change_password, name="accounts_password"),
        path("resume/", resume, name="accounts_resume"),
        path("resume/give-up/", give_up, name="accounts_give_up"),
        path("people/locked/", lockouts, name="accounts_lockouts"),
        path("people/<int:user_id>/reset-device/", reset_device, name="accounts_reset_device"),
    ]


class PeopleItem(MenuItem):
    """For the security administrator."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MANAGES_PEOPLE)


@hooks.register("register_settings_menu_item")
def lockouts_item() -> MenuItem:
    return PeopleItem(_("登录锁定"), reverse("accounts_lockouts"), icon_name="lock", order=602)


@hooks.register("register_account_menu_item")
def device_item(request: SignedIn) -> dict[str, Any] | None:
    """Somebody with a new telephone binds it from the account page."""
    if not second_factor.is_verified(request):
        return None
    return {
        "url": reverse("accounts_set_up"),
        "label": _("更换身份验证器"),
        "help_text": _("换手机时先在这里绑定新的验证器；备用验证码也随之更新。"),
    }


@hooks.register("register_user_listing_buttons")
def reset_button(user: Any, request_user: Any) -> Iterator[Button]:
    """Shown beside people who have a device."""
    if request_user.has_perm(MANAGES_PEOPLE) and user.pk != request_user.pk and second_factor.device_of(user):
        yield Button(
            _("重置两步验证"), url=reverse("accounts_reset_device", args=[user.pk]), icon_name="lock-open", priority=30
        )


@hooks.register("before_bulk_action")
def rules_hold_for_many(
    request: SignedIn, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """The bulk actions of the user list know none of the rules of its forms."""
    people = [each for each in objects if isinstance(each, User)]
    actor = request.user
    reasons = [reason for person in people for reason in reasons_not_to_edit_user(actor, person)]
    if action_type == "assign_role" and actor.pk in {person.pk for person in people}:
        reasons.append(str(_("任何人不得修改自己的角色，请由另一名安全管理员办理。")))
    for reason in reasons[:1]:
        messages.error(request, reason)
    return redirect("wagtailusers_users:index") if reasons else None


@hooks.register("after_bulk_action")
def note_activity(request: SignedIn, action_type: str, objects: Iterable[Any], action: Any) -> None:
    """Wagtail writes these with one UPDATE, which no signal sees."""
    people = [each for each in objects if isinstance(each, User)] if action_type == "set_active_state" else []
    what = trail.ACTIVATED if people and action.cleaned_form.cleaned_data["mark_as_active"] else trail.DEACTIVATED
    for person in people:
        trail.record(what, actor=request.user, obj=person, request=request)
