"""What the check writes into the audit trail: codes and numbers, never what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from base import audit

if TYPE_CHECKING:
    from base.models import User

ACTIONS = {"checks.dismiss": _("排除检查结果"), "checks.wordlist": _("修改词表")}


def register_actions() -> None:
    for code, label in ACTIONS.items():
        audit.register_action(code, label)


def note(action: str, user: User | None, obj: Model | None, data: dict[str, Any], **where: Any) -> None:
    """Record an act inside the caller's transaction."""
    audit.record(action, actor=user, obj=obj, data=data, **where)
