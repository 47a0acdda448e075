"""信息员: the editors of one unit, who see and change its drafts and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from accounts.models import RoleGroup
from accounts.roles import Role
from accounts.services.set_up_roles import role_group
from portal.models import Unit
from portal.services.folders import unit_folder

if TYPE_CHECKING:
    from base.models import User

FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")


@transaction.atomic
def editors_of(unit: Unit) -> Group:
    """Return the editors' group of a unit, making it with its rights: add and change below the unit's folder.

    Nobody gets Wagtail's publish permission: a release needs none, and without it nothing else publishes.
    """
    known = RoleGroup.objects.filter(role=Role.INFO_OFFICER, unit_id=unit.pk).select_related("group").first()
    if known:
        return known.group
    group = role_group(Role.INFO_OFFICER, unit.pk, name=f"信息员·{unit.name}")
    folder = unit_folder(unit)
    for codename in ("add_page", "change_page"):
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.get_or_create(group=group, page=folder, permission=permission)
    if not GroupCollectionPermission.objects.filter(group=group).exists():
        collection = Collection.get_first_root_node().add_child(name=unit.name)
        for permission in Permission.objects.filter(codename__in=FILES, content_type__app_label__startswith="wagtail"):
            GroupCollectionPermission.objects.create(group=group, collection=collection, permission=permission)
    return group


def units_edited_by(user: User) -> frozenset[int]:
    """Return the units whose editor somebody is."""
    rows = RoleGroup.objects.filter(role=Role.INFO_OFFICER, group__user=user, unit_id__isnull=False)
    return frozenset(unit_id for unit_id in rows.values_list("unit_id", flat=True) if unit_id)
