"""The groups of the roles, there from the first migration, and their permissions as soon as these exist."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.apps import apps as global_apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from accounts.models import RoleGroup
from accounts.roles import DISTRICT_ROLES, Role, permissions_of


@transaction.atomic
def role_group(role: str, unit_id: int | None = None, name: str = "") -> Group:
    """Return the group of a role, for one unit or the whole district, making it with its permissions."""
    found = RoleGroup.objects.filter(role=role, unit_id=unit_id).select_related("group").first()
    if found:
        return found.group
    group, _made = Group.objects.get_or_create(name=name or str(Role(role).label))
    RoleGroup.objects.update_or_create(group=group, defaults={"role": role, "unit_id": unit_id})
    grant(group, role)
    return group


def grant(group: Group, role: str) -> None:
    """Give a group what its role may do, as far as these permissions exist by now."""
    _entrance()
    wanted = permissions_of(role)
    labels = {name.split(".")[0] for name in wanted}
    candidates = Permission.objects.filter(content_type__app_label__in=labels).select_related("content_type")
    group.permissions.add(*(each for each in candidates if f"{each.content_type.app_label}.{each.codename}" in wanted))


def _entrance() -> None:
    """Made here if need be: after an emptied database this may run before Django has made Wagtail's permissions."""
    content_type, _made = ContentType.objects.get_or_create(app_label="wagtailadmin", model="admin")
    Permission.objects.get_or_create(
        content_type=content_type, codename="access_admin", defaults={"name": "Can access Wagtail admin"}
    )


def set_up_roles(sender: AppConfig | None = None, **kwargs: Any) -> None:
    """Make what is missing; after `migrate` of a room, whose permissions Django may not have made yet."""
    if sender is not None:
        create_permissions(sender, verbosity=0, apps=kwargs.get("apps", global_apps))
    for role in DISTRICT_ROLES:
        role_group(role)
    label = sender.label if sender else None
    for row in RoleGroup.objects.select_related("group"):
        if label is None or any(name.startswith(f"{label}.") for name in permissions_of(row.role)):
            grant(row.group, row.role)
