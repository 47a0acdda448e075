"""The roles of people (domain of 三审三校), and what each may do. Rooms above add their own permissions in ready()."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Who somebody is. A person may have several roles of the business, or one of the three administrators'."""

    INFO_OFFICER = "info_officer", _("信息员")
    SECTION_HEAD = "section_head", _("科室负责人")
    UNIT_LEADER = "unit_leader", _("分管领导")
    SECRECY_REVIEWER = "secrecy_reviewer", _("保密审查员")
    DISCLOSURE_OFFICE = "disclosure_office", _("公开办")
    SITE_ADMIN = "site_admin", _("网站管理员")
    SYSTEM_ADMIN = "system_admin", _("系统管理员")
    SECURITY_ADMIN = "security_admin", _("安全管理员")
    AUDIT_ADMIN = "audit_admin", _("审计管理员")


# 三员分立 (等保 2.0, GB/T 22239-2019): three people, none of whom drafts or reviews.
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
# An information officer works for one unit: such groups are made for each (review.services.unit_groups).
DISTRICT_ROLES = tuple(role for role in Role if role != Role.INFO_OFFICER)

ENTER = "wagtailadmin.access_admin"

_permissions: dict[str, set[str]] = defaultdict(set)


def register_permissions(role: str, *permissions: str) -> None:
    """Say in ready() what a role may do, as `app_label.codename`; granted as soon as these permissions exist."""
    _permissions[role].update(permissions)


def permissions_of(role: str) -> frozenset[str]:
    return frozenset(_permissions[role] | {ENTER})


def reserved_permissions() -> frozenset[str]:
    """Return what only the three administrators may do: no other group can be given it."""
    business = _all_of(role for role in Role if role not in ADMINISTRATORS)
    return _all_of(ADMINISTRATORS) - business


def _all_of(roles: Iterable[str]) -> frozenset[str]:
    return frozenset(name for role in roles for name in permissions_of(role))


register_permissions(
    Role.SYSTEM_ADMIN,
    *(f"base.{verb}_workdayoverride" for verb in ("add", "change", "delete")),
    *(f"wagtailcore.{verb}_{what}" for verb in ("add", "change", "delete") for what in ("workflow", "task")),
)
register_permissions(
    Role.SECURITY_ADMIN,
    *(f"base.{verb}_user" for verb in ("add", "change")),
    *(f"auth.{verb}_group" for verb in ("add", "change", "delete")),
)
register_permissions(Role.AUDIT_ADMIN, "base.read_audit")
