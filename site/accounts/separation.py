"""三员分立: who may not have which roles together, and who may not change whose rights."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _

from accounts.models import RoleGroup
from accounts.roles import ADMINISTRATORS, Role, reserved_permissions

if TYPE_CHECKING:
    from base.models import User


def administrator_roles(groups: Iterable[Group]) -> dict[int, str]:
    """Return which of these groups belong to one of the three administrators, with their role."""
    ids = [group.pk for group in groups]
    return dict(RoleGroup.objects.filter(group__in=ids, role__in=ADMINISTRATORS).values_list("group_id", "role"))


def is_administrator(user: User) -> bool:
    return RoleGroup.objects.filter(group__user=user, role__in=ADMINISTRATORS).exists()


def reasons_against(groups: Iterable[Group]) -> list[str]:
    """Return why one person may not be in all of these groups."""
    groups = list(groups)
    roles = administrator_roles(groups)
    reasons = []
    if len(roles) > 1:
        reasons.append(_("系统管理员、安全管理员、审计管理员须由不同的人担任（三员分立），一个人只能担任其中之一。"))
    others = [group.name for group in groups if group.pk not in roles]
    if roles and others:
        names = "、".join(str(Role(role).label) for role in roles.values())
        reasons.append(
            _("%(administrator)s不得兼任起草、审核等业务角色，请先取消：%(groups)s。")
            % {"administrator": names, "groups": "、".join(others)}
        )
    return reasons


def reasons_not_to_edit_group(actor: User, group: Group) -> list[str]:
    """Return why somebody may not change a group: the three administrators' are fixed, one's own is taboo."""
    if RoleGroup.objects.filter(group=group, role__in=ADMINISTRATORS).exists():
        return [_("三个管理员用户组的权限由系统规定，不能修改或删除。")]
    if not actor.is_superuser and actor.groups.filter(pk=group.pk).exists():
        return [_("任何人不得修改自己所在用户组的权限，请由另一名安全管理员办理。")]
    return []


def reasons_against_permissions(permissions: Iterable[Any]) -> list[str]:
    """Return why a group of the business may not have these permissions."""
    reserved = reserved_permissions()
    taken = [each for each in permissions if f"{each.content_type.app_label}.{each.codename}" in reserved]
    if not taken:
        return []
    return [_("以下权限只属于系统、安全、审计管理员：%(names)s。") % {"names": "、".join(each.name for each in taken)}]


def reasons_not_to_edit_user(actor: User, user: User) -> list[str]:
    """Return why somebody may not change an account: whoever sets its password could act as it."""
    if user.is_superuser and not actor.is_superuser:
        return [_("超级用户的账号不能在这里修改，请在服务器上处理（见 docs/people.md）。")]
    return []
