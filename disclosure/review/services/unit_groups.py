"""信息员: the editors of one unit, who see and change its drafts and nothing else."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from portal.models import Unit
from portal.services.folders import unit_folder


def editors_of(unit: Unit) -> Group:
    """Return the editors' group of a unit, making it with its rights: add and change below the unit's folder.

    Nobody gets Wagtail's publish permission: a release needs none, and without it nothing else publishes.
    """
    group, made = Group.objects.get_or_create(name=f"信息员·{unit.name}")
    if not made:
        return group
    group.permissions.add(*Permission.objects.filter(codename="access_admin", content_type__app_label="wagtailadmin"))
    folder = unit_folder(unit)
    for codename in ("add_page", "change_page"):
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=folder, permission=permission)
    collection = Collection.get_first_root_node().add_child(name=unit.name)
    wanted = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
    for permission in Permission.objects.filter(codename__in=wanted, content_type__app_label__startswith="wagtail"):
        GroupCollectionPermission.objects.create(group=group, collection=collection, permission=permission)
    return group
