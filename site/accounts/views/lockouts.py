"""The security administrator's screens: who is locked out, and whose device is lost."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin.auth import permission_required

from accounts import lockout
from accounts.separation import reasons_not_to_edit_user
from accounts.services.reset_second_factor import reset_second_factor
from accounts.signed_in import SignedIn

MANAGES_PEOPLE = "base.change_user"


@permission_required(MANAGES_PEOPLE)
def lockouts(request: SignedIn) -> HttpResponse:
    """List what is locked now; unlock with POST."""
    if request.method == "POST":
        lockout.unlock(request, request.POST.get("username", ""), request.POST.get("address", ""))
        messages.success(request, _("已解除锁定，可以立即重新登录。"))
        return redirect("accounts_lockouts")
    rows = [{**row, "opens": lockout.opens_at(row["last"])} for row in lockout.closed()]
    context = {"page_title": _("登录锁定"), "header_icon": "lock", "rows": rows, "minutes": lockout.minutes()}
    return render(request, "accounts/lockouts.html", context)


@permission_required(MANAGES_PEOPLE)
def reset_device(request: SignedIn, user_id: int) -> HttpResponse:
    """Ask once, then take the lost device away; its owner binds a new one at the next sign-in."""
    person: Any = get_object_or_404(get_user_model(), pk=user_id)
    actor = request.user
    reasons = reasons_not_to_edit_user(actor, person)
    if person.pk == actor.pk:
        reasons.append(_("不能重置自己的两步验证，请由另一名安全管理员办理。"))
    for reason in reasons:
        messages.error(request, reason)
    if reasons:
        return redirect("wagtailusers_users:index")
    if request.method == "POST":
        reset_second_factor(request, person)
        messages.success(
            request, _("已重置 %(name)s 的两步验证。") % {"name": person.get_full_name() or person.username}
        )
        return redirect("wagtailusers_users:index")
    return render(request, "accounts/reset_device.html", {"person": person})
