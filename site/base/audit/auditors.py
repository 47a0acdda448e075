"""Who may read the trail: whoever a group grants it, and nobody by being a superuser (三员分立, GB/T 22239-2019)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

CODENAME = "read_audit"


def is_auditor(user: Any) -> bool:
    """Return whether a group of this person's grants `base.read_audit`; `has_perm` is true for every superuser."""
    if not (user.is_authenticated and user.is_active):
        return False
    granted = {"permissions__codename": CODENAME, "permissions__content_type__app_label": "base"}
    return bool(user.groups.filter(**granted).exists())


def require_auditor(request: HttpRequest) -> None:
    """Raise PermissionDenied for everybody else."""
    if not is_auditor(request.user):
        raise PermissionDenied(_("审计记录只供审计管理员查阅，系统管理员和超级用户也不例外。"))
