"""Who may enter the admin now: the session's limits, the second factor, the age of the password."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from accounts import gates, sessions
from accounts.signed_in import SignedIn

# Needed to sign in, or to draw the page that asks for it.
OPEN = frozenset(
    {"wagtailadmin_login", "wagtailadmin_logout", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"}
)
OPEN_PREFIX = "wagtailadmin_password_reset"
# Where the barriers are put right.
BEFORE_THE_GATES = frozenset({"accounts_code", "accounts_set_up", "accounts_password"})


class Admission:
    """Runs before every view of the admin, after the CSRF check. Public pages never come here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    @cached_property
    def admin(self) -> str:
        return reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        name = (match.url_name if match else "") or ""
        if not request.path.startswith(self.admin) or name in OPEN or name.startswith(OPEN_PREFIX):
            return None
        if not request.user.is_authenticated:
            number = sessions.ended_user(request)
            return self._to_sign_in(request, number, "") if number and request.method == "POST" else None
        signed_in = cast(SignedIn, request)
        ended = sessions.why_ended(request)
        if ended:
            sessions.end(signed_in)
            return self._to_sign_in(request, sessions.ended_user(request), ended)
        sessions.touch(request)
        if name in BEFORE_THE_GATES:
            return None
        found = gates.barrier(signed_in)
        if found:
            return self._held_up(request, found)
        if request.method == "POST" and request.get_full_path() == request.session.get(sessions.TYPED, {}).get("path"):
            sessions.forget_typed(request)
        return None

    def _to_sign_in(self, request: HttpRequest, user_id: int | None, reason: str) -> HttpResponse:
        reason = reason or _("登录已失效，请重新登录。")
        return self._turn_away(request, user_id, "signed_out", reason, reverse("wagtailadmin_login"))

    def _held_up(self, request: HttpRequest, found: gates.Barrier) -> HttpResponse:
        return self._turn_away(request, request.user.pk, found.code, found.message, reverse(found.url_name))

    def _turn_away(self, request: HttpRequest, user_id: int | None, code: str, reason: str, url: str) -> HttpResponse:
        """Answer a program with 403 and a sentence; take a person to where it goes on, with what was typed."""
        if asks_for_json(request):
            return JsonResponse({"success": False, "error_code": code, "error_message": reason}, status=403)
        onwards = request.get_full_path()
        if request.method == "POST":
            kept = bool(user_id) and sessions.keep_typed(request, user_id or 0)
            onwards = reverse("accounts_resume") if kept else self.admin
            if kept:
                reason += _("您填写的内容已保留，之后可以继续提交。")
        messages.warning(request, reason)
        return redirect(f"{url}?{urlencode({'next': onwards})}")


def asks_for_json(request: HttpRequest) -> bool:
    """Whether a script asks: the editor's autosave, the choosers, the admin's API."""
    return (
        "application/json" in request.headers.get("Accept", "")
        or request.headers.get("X-Requested-With") == "XMLHttpRequest"
        or "/api/" in request.path
    )
