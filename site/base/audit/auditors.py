"""Who may read the trail: whoever a group grants it, and nobody by being a superuser (三员分立, GB/T 22239-2019)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access

View = Callable[..., HttpResponseBase]

CODENAME = "read_audit"


def is_auditor(user: Any) -> bool:
    """Return whether a group of this person's grants `base.read_audit`; `has_perm` is true for every superuser."""
    if not (user.is_authenticated and user.is_active):
        return False
    granted = {"permissions__codename": CODENAME, "permissions__content_type__app_label": "base"}
    return bool(user.groups.filter(**granted).exists())


def auditors_only(view: View) -> View:
    """Show a view to auditors; tell everybody else who has come into the admin why not."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_auditor(request.user):
            return view(request, *args, **kwargs)
        messages.error(request, _("审计记录只供审计管理员查阅，系统管理员和超级用户也不例外。"))
        return redirect("wagtailadmin_home")

    return require_admin_access(shown)
