"""Through the screens of the admin, with every right that Wagtail knows."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from portal.services.folders import year_folder
from tests.review.admin import edit_address, form_data
from tests.review.ways_past.scene import TYPED, Scene
from tests.review.ways_past.screens import bulk, post, typed_into
from tests.review.ways_past.table import REVIEW_FIRST, UNDER_REVIEW, way


@way("A superuser edits a draft and presses publish", REVIEW_FIRST, types=True)
def publish_a_draft(scene: Scene) -> Any:
    return typed_into(scene, scene.draft, **{"action-publish": "1"})


@way("A superuser edits a public item and presses publish", REVIEW_FIRST, types=True)
def publish_a_change(scene: Scene) -> Any:
    return typed_into(scene, scene.public, **{"action-publish": "1"})


@way("A superuser creates a page and publishes it at once", REVIEW_FIRST, types=True)
def create_and_publish(scene: Scene) -> Any:
    folder = scene.draft.get_parent()
    data = form_data(scene.draft, folder, title=TYPED, slug="", **{"action-publish": "1"})
    return scene.root.post(reverse("wagtailadmin_pages:add", args=["documents", "documentpage", folder.pk]), data)


@way("A superuser publishes while the chain runs", "锁定", types=True)
def publish_during_the_chain(scene: Scene) -> Any:
    answer = typed_into(scene, scene.running, **{"action-publish": "1"})
    assert scene.running.workflow_in_progress, "the chain was cancelled silently"
    return answer


@way("The chain is cancelled, then the draft published", REVIEW_FIRST, types=True)
def cancel_and_publish(scene: Scene) -> Any:
    cancelled = typed_into(scene, scene.running, scene.office.editor, **{"action-cancel-workflow": "1"})
    assert not scene.running.workflow_in_progress
    return [cancelled, typed_into(scene, scene.running, **{"action-publish": "1"})]


@way("An editor who was given Wagtail's publish permission by hand publishes", REVIEW_FIRST, types=True)
def publish_by_a_permission(scene: Scene) -> Any:
    group = scene.office.editor.groups.get()
    permission = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=permission)
    return typed_into(scene, scene.draft, scene.office.editor, **{"action-publish": "1"})


@way("Somebody goes back to an old version and publishes it", REVIEW_FIRST, types=True)
def revert_and_publish(scene: Scene) -> Any:
    first = scene.public.revisions.order_by("pk").first()
    assert first is not None
    address = reverse("wagtailadmin_pages:revisions_revert", args=[scene.public.pk, first.pk])
    data = form_data(scene.public, title=TYPED, revision=first.pk, **{"action-publish": "1"})
    return [scene.root.post(address, data), scene.root.post(edit_address(scene.public), data)]


@way("A public item is unpublished in the admin", "没有权限")
def unpublish(scene: Scene) -> Any:
    return post(scene, "wagtailadmin_pages:unpublish", scene.public.pk)


@way("A public item is deleted in the admin", REVIEW_FIRST)
def delete_public(scene: Scene) -> Any:
    return post(scene, "wagtailadmin_pages:delete", scene.public.pk)


@way("A draft under review is deleted in the admin", UNDER_REVIEW)
def delete_running(scene: Scene) -> Any:
    return post(scene, "wagtailadmin_pages:delete", scene.running.pk)


@way("What was approved for tomorrow is deleted in the admin", "已批准定时公开，不能删除")
def delete_due(scene: Scene) -> Any:
    return post(scene, "wagtailadmin_pages:delete", scene.ids["due"])


@way("The folder of public items is deleted in the admin", "文件夹里还有内容")
def delete_folder(scene: Scene) -> Any:
    return post(scene, "wagtailadmin_pages:delete", scene.public.get_parent().pk)


@way("A public item is moved to another unit's folder", "已移动")
def move_public(scene: Scene) -> Any:
    target = year_folder(scene.other, 2026)
    return post(scene, "wagtailadmin_pages:move_confirm", scene.public.pk, target.pk)


@way("A draft under review is moved to another unit's folder", UNDER_REVIEW)
def move_running(scene: Scene) -> Any:
    target = year_folder(scene.other, 2026)
    return post(scene, "wagtailadmin_pages:move_confirm", scene.running.pk, target.pk)


@way("The folder of public items is moved to another unit", "文件夹由系统按单位和年度设立，不能移动")
def move_folder(scene: Scene) -> Any:
    target = year_folder(scene.other, 2025).get_parent()
    return post(scene, "wagtailadmin_pages:move_confirm", scene.public.get_parent().pk, target.pk)


@way("A public item is put elsewhere in the order of its folder", "200")
def reorder(scene: Scene) -> Any:
    return post(scene, "wagtailadmin_pages:set_page_position", scene.public.pk)


@way("A public item is copied and the copy published", "已复制")
def copy_and_publish(scene: Scene) -> Any:
    data = {"new_title": TYPED, "new_slug": "fuben", "new_parent_page": scene.public.get_parent().pk}
    return post(scene, "wagtailadmin_pages:copy", scene.public.pk, **data, publish_copies="on")


@way("A public item is copied as an alias", "已复制")
def copy_as_alias(scene: Scene) -> Any:
    data = {"new_title": "别名", "new_slug": "bieming", "new_parent_page": year_folder(scene.other, 2026).pk}
    return post(scene, "wagtailadmin_pages:copy", scene.public.pk, **data, alias="on")


@way("An alias of a public item is turned into a page", "302")
def convert_alias(scene: Scene) -> Any:
    alias = scene.public.create_alias(update_slug="bieming", parent=year_folder(scene.other, 2026))
    return post(scene, "wagtailadmin_pages:convert_alias", alias.pk)


@way("Wagtail's privacy settings are put on a public item", "200")
def restrict(scene: Scene) -> Any:
    return post(scene, "wagtailadmin_pages:set_privacy", scene.public.pk, restriction_type="login")


@way("A draft is unlocked while its chain runs", "没有权限")
def unlock(scene: Scene) -> Any:
    return post(scene, "wagtailadmin_pages:unlock", scene.running.pk)


@way("The superuser edits a draft while its chain runs", "锁定", types=True)
def edit_during_the_chain(scene: Scene) -> Any:
    return typed_into(scene, scene.running)


@way("A version of a draft under review is restored", "锁定", types=True)
def restore_during_the_chain(scene: Scene) -> Any:
    address = reverse("wagtailadmin_pages:revisions_revert", args=[scene.running.pk, scene.running.latest_revision_id])
    return [scene.root.get(address), scene.root.post(address, form_data(scene.running, title=TYPED))]


@way("Bulk publish of drafts and public items", REVIEW_FIRST)
def bulk_publish(scene: Scene) -> Any:
    return bulk(scene, "wagtailcore.page", "publish", scene.ids["draft"], scene.ids["public"], include_descendants="on")


@way("Bulk publish of a folder with all that lies in it", REVIEW_FIRST)
def bulk_publish_folder(scene: Scene) -> Any:
    folder = scene.draft.get_parent()
    return bulk(scene, "wagtailcore.page", "publish", folder.pk, include_descendants="on")


@way("Bulk unpublish of public items", "302")
def bulk_unpublish(scene: Scene) -> Any:
    return bulk(scene, "wagtailcore.page", "unpublish", scene.ids["public"], include_descendants="on")


@way("Bulk unpublish of a folder with all that lies in it", "已取消发布 0 个页面")
def bulk_unpublish_folder(scene: Scene) -> Any:
    folder = scene.public.get_parent()
    return bulk(scene, "wagtailcore.page", "unpublish", folder.pk, include_descendants="on")


@way("Bulk delete of public items", REVIEW_FIRST)
def bulk_delete(scene: Scene) -> Any:
    return bulk(scene, "wagtailcore.page", "delete", scene.ids["public"])


@way("Bulk move of public items", "已移动")
def bulk_move(scene: Scene) -> Any:
    return bulk(scene, "wagtailcore.page", "move", scene.ids["public"], chooser=year_folder(scene.other, 2026).pk)


@way("Bulk move of drafts under review", UNDER_REVIEW)
def bulk_move_running(scene: Scene) -> Any:
    return bulk(scene, "wagtailcore.page", "move", scene.ids["running"], chooser=year_folder(scene.other, 2026).pk)
