"""Signing in and out. What was typed as a name or password is not kept: it may be somebody's password."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from base.audit.actions import register_action
from base.audit.recording import record

SIGN_IN, SIGN_OUT, FAILED = "sign_in", "sign_out", "sign_in_failed"
register_action(SIGN_IN, _("登录"))
register_action(SIGN_OUT, _("退出登录"))
register_action(FAILED, _("登录失败"))


def signed_in(user: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
    record(SIGN_IN, actor=user, obj=user, request=request)


def signed_out(user: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
    if user is not None and user.pk is not None:
        record(SIGN_OUT, actor=user, obj=user, request=request)


def sign_in_failed(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    """Nobody acts yet: the account that was named is the object, if there is one."""
    model = get_user_model()
    name = str(credentials.get(model.USERNAME_FIELD) or credentials.get("username") or "")
    known = model._default_manager.filter(**{model.USERNAME_FIELD: name}).only("pk").first()
    record(FAILED, actor={}, obj=known, data={"known": known is not None}, request=request)


def connect() -> None:
    """Listen to Django's sign-in. Call in `ready()`."""
    user_logged_in.connect(signed_in, dispatch_uid="audit.sign_in")
    user_logged_out.connect(signed_out, dispatch_uid="audit.sign_out")
    user_login_failed.connect(sign_in_failed, dispatch_uid="audit.sign_in_failed")
