"""How long somebody stays signed in: half an hour without doing anything, eight hours in all (等保 2.0)."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from accounts import trail
from accounts.signed_in import SignedIn

BEGUN, SEEN, ENDED_USER, TYPED = "accounts_begun", "accounts_seen", "accounts_ended_user", "accounts_typed"
STEP = 60  # seconds; the session is written at most this often
KEPT_LETTERS = 1_000_000
# What an open page does by itself is not what a person does.
BY_ITSELF = frozenset({"wagtailadmin_editing_sessions:ping", "wagtailadmin_editing_sessions:release"})
NEVER_KEPT = ("password", "code", "csrfmiddlewaretoken")


@receiver(user_logged_in, dispatch_uid="accounts.session_begins")
def begin(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Start both clocks; what somebody else had typed before is forgotten."""
    now = time.time()
    request.session[BEGUN], request.session[SEEN] = now, now
    typed = request.session.get(TYPED)
    if typed and typed["user"] != user.pk:
        del request.session[TYPED]
    request.session.pop(ENDED_USER, None)


def why_ended(request: HttpRequest) -> str:
    """Return why the session is over, or nothing."""
    now = time.time()
    if now - request.session.get(SEEN, now) > settings.SESSION_IDLE_SECONDS:
        return _("您已超过 %(minutes)d 分钟没有操作，为安全起见已退出，请重新登录。") % {
            "minutes": settings.SESSION_IDLE_SECONDS // 60
        }
    if now - request.session.get(BEGUN, now) > settings.SESSION_COOKIE_AGE:
        return _("登录已满 %(hours)d 小时，为安全起见已退出，请重新登录。") % {
            "hours": settings.SESSION_COOKIE_AGE // 3600
        }
    return ""


def touch(request: HttpRequest) -> None:
    """Note that somebody is at work."""
    match = request.resolver_match
    if match and match.view_name in BY_ITSELF:
        return
    now = time.time()
    request.session.setdefault(BEGUN, now)
    if now - request.session.get(SEEN, 0) >= STEP:
        request.session[SEEN] = now


@transaction.atomic
def end(request: SignedIn) -> None:
    """Sign somebody out, and remember in the nameless session who it was."""
    user = request.user
    trail.record(trail.SESSION_ENDED, actor=user, obj=user, request=request)
    number = user.pk
    logout(request)
    request.session[ENDED_USER] = number


def ended_user(request: HttpRequest) -> int | None:
    return request.session.get(ENDED_USER)


def keep_typed(request: HttpRequest, user_id: int) -> bool:
    """Keep what a form sent until the same person is let in again; files cannot be kept."""
    data = request.POST.copy()
    for name in list(data):
        if any(part in name for part in NEVER_KEPT):
            del data[name]
    sent = data.urlencode()
    if not sent or len(sent) > KEPT_LETTERS:
        return False
    request.session[TYPED] = {"user": user_id, "path": request.get_full_path(), "data": sent}
    return True


def typed(request: SignedIn) -> tuple[str, list[tuple[str, str]]] | None:
    """Return the address and the fields of what was kept for this person."""
    kept = request.session.get(TYPED)
    if not kept or kept["user"] != request.user.pk:
        return None
    fields = QueryDict(kept["data"])
    return kept["path"], [(name, value) for name in fields for value in fields.getlist(name)]


def forget_typed(request: HttpRequest) -> None:
    """What is sent again, or given up, is kept no longer."""
    request.session.pop(TYPED, None)
