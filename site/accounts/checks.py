"""What a public installation should not have. Looked up only when `check` is asked for a database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts import second_factor
from accounts.models import RoleGroup
from accounts.roles import ADMINISTRATORS, DISTRICT_ROLES, Role
from accounts.separation import reasons_against

DEMO_MAIL = "@shili.example"
DEFAULT_NAMES = ("admin", "root", "administrator", "test", "demo", "guest")


@register(Tags.security, deploy=True)
def second_factor_is_on(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    if settings.SECOND_FACTOR:
        return []
    return [Error(_("两步验证未启用，只有演示可以关闭。"), id="accounts.E001")]


@register(Tags.database)
def people_are_in_order(
    app_configs: Any = None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Warn of superusers, of approvers without a second factor, of demo accounts, of roles that must be apart."""
    if not databases or settings.DEMO:
        return []
    try:
        with transaction.atomic():
            return _findings()
    except DatabaseError:
        return []  # `migrate` asks before it has made the tables


def _findings() -> list[CheckMessage]:
    people = get_user_model()._default_manager.filter(is_active=True)
    return [
        *_warn("W001", people.filter(is_superuser=True), _("超级用户不受任何分工约束，生产环境应停用：%(names)s。")),
        *_warn(
            "W002",
            [each for each in people.filter(totpdevice=None) if second_factor.required_for(each)],
            _("可以审核或管理、尚未绑定两步验证：%(names)s。"),
        ),
        *_warn(
            "W003",
            people.filter(Q(email__endswith=DEMO_MAIL) | Q(username__in=DEFAULT_NAMES)),
            _("演示账号或者通用名账号，应停用：%(names)s。"),
        ),
        *_warn(
            "W004",
            [each for each in people.filter(groups__role_group__role__in=ADMINISTRATORS).distinct() if _mixed(each)],
            _("违反三员分立：%(names)s。"),
        ),
        *_missing_administrators(),
    ]


def _warn(number: str, people: Any, sentence: str) -> list[CheckMessage]:
    names = [person.get_username() for person in people]
    return [Warning(sentence % {"names": "、".join(names)}, id=f"accounts.{number}")] if names else []


def _mixed(person: Any) -> bool:
    return bool(reasons_against(person.groups.all()))


def _missing_administrators() -> list[CheckMessage]:
    filled = RoleGroup.objects.filter(group__user__is_active=True).values_list("role", flat=True)
    missing = [str(Role(role).label) for role in DISTRICT_ROLES if role in ADMINISTRATORS and role not in set(filled)]
    if not missing:
        return []
    return [
        Warning(
            _("没有%(roles)s，请运行 manage.py set_up_administrators。") % {"roles": "、".join(missing)},
            id="accounts.W005",
        )
    ]
