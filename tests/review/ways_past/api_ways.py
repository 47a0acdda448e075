"""Through interfaces for machines: Wagtail's admin API, its public API, ours, Django's admin."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from portal.services.folders import year_folder
from tests.review.ways_past.scene import TYPED, Scene
from tests.review.ways_past.screens import api_action
from tests.review.ways_past.table import way

NOT_BY_API = "接口不接受对页面的操作"


@way("Wagtail's admin API publishes a draft", NOT_BY_API)
def publish(scene: Scene) -> Any:
    return api_action(scene, scene.draft, "publish")


@way("Wagtail's admin API publishes the newer draft of a public item", NOT_BY_API)
def publish_change(scene: Scene) -> Any:
    return api_action(scene, scene.public, "publish")


@way("Wagtail's admin API publishes while the chain runs", NOT_BY_API)
def publish_running(scene: Scene) -> Any:
    return api_action(scene, scene.running, "publish")


@way("Wagtail's admin API unpublishes a public item", NOT_BY_API)
def unpublish(scene: Scene) -> Any:
    return api_action(scene, scene.public, "unpublish", recursive=True)


@way("Wagtail's admin API unpublishes a folder with all that lies in it", NOT_BY_API)
def unpublish_folder(scene: Scene) -> Any:
    return api_action(scene, scene.public.get_parent(), "unpublish", recursive=True)


@way("Wagtail's admin API deletes a public item", NOT_BY_API)
def delete(scene: Scene) -> Any:
    return api_action(scene, scene.public, "delete")


@way("Wagtail's admin API deletes a draft under review", NOT_BY_API)
def delete_running(scene: Scene) -> Any:
    return api_action(scene, scene.running, "delete")


@way("Wagtail's admin API goes back to an old version of a draft under review", NOT_BY_API)
def revert_running(scene: Scene) -> Any:
    return api_action(scene, scene.running, "revert_to_page_revision", revision_id=scene.running.latest_revision_id)


@way("Wagtail's admin API moves a public item", NOT_BY_API)
def move(scene: Scene) -> Any:
    return api_action(scene, scene.public, "move", destination_page_id=year_folder(scene.other, 2026).pk)


@way("Wagtail's admin API moves a draft under review", NOT_BY_API)
def move_running(scene: Scene) -> Any:
    return api_action(scene, scene.running, "move", destination_page_id=year_folder(scene.other, 2026).pk)


@way("Wagtail's admin API copies a public item and keeps it live", NOT_BY_API)
def copy_alive(scene: Scene) -> Any:
    data = {"slug": "fuben", "title": TYPED, "keep_live": True, "recursive": False}
    return api_action(scene, scene.public, "copy", destination_page_id=year_folder(scene.other, 2026).pk, **data)


@way("Wagtail's admin API copies a draft that was locked as a secret", NOT_BY_API)
def copy_secret(scene: Scene) -> Any:
    scene.lock_as_secret("draft")
    return api_action(scene, scene.draft, "copy", destination_page_id=year_folder(scene.other, 2026).pk, slug="fuben")


@way("Wagtail's admin API makes an alias of a public item", NOT_BY_API)
def alias(scene: Scene) -> Any:
    where = year_folder(scene.other, 2026).pk
    return api_action(scene, scene.public, "create_alias", destination_page_id=where, update_slug="bieming")


@way("Wagtail's admin API turns an alias into a page", NOT_BY_API)
def convert_alias(scene: Scene) -> Any:
    alias = scene.public.create_alias(update_slug="bieming", parent=year_folder(scene.other, 2026))
    return api_action(scene, alias, "convert_alias")


@way("Wagtail's admin API begins a translation of a public item", NOT_BY_API)
def translate(scene: Scene) -> Any:
    return api_action(scene, scene.public, "copy_for_translation", locale="en", copy_parents=True, alias=True)


@way("A visitor asks Wagtail's admin API", "302")
def visitor(scene: Scene) -> Any:
    return scene.client().get(f"/admin/api/main/pages/{scene.ids['draft']}/")


@way("Wagtail's public API is asked: it is not mounted", "404")
def public_api(scene: Scene) -> Any:
    names = ("wagtailapi:pages:listing", "wagtailapi:documents:listing", "wagtailapi:images:listing")
    assert not [name for name in names if _has_address(name)]
    return [scene.root.get(f"/api/v2/{what}/") for what in ("pages", "documents", "images")]


@way("Django's admin is asked: it is not installed", "404")
def django_admin(scene: Scene) -> Any:
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert not _has_address("admin:index")
    return [scene.root.get(f"/{place}/documents/documentpage/") for place in ("django-admin", "djadmin", "admin")]


@way("Somebody writes to our own API", "405")
def write_to_api(scene: Scene) -> Any:
    number = scene.entry.pk
    client = scene.root
    addresses = ("/api/v1/catalogue/", f"/api/v1/catalogue/{number}/", scene.entry.address, "/api/v1/search/")
    return [getattr(client, verb)(each, {}) for each in addresses for verb in ("post", "put", "patch", "delete")]


@way("Somebody smuggles another method into our own API", "405")
def smuggled_method(scene: Scene) -> Any:
    address, headers = f"/api/v1/catalogue/{scene.entry.pk}/", {"X-HTTP-Method-Override": "DELETE"}
    return [scene.root.get(address, headers=headers), scene.root.post(address, {"_method": "DELETE"}, headers=headers)]


@way("Wagtail's pages are asked for at the addresses of the page tree", "404")
def page_tree(scene: Scene) -> Any:
    pages = [scene.draft, scene.public, scene.running]
    return [scene.root.get(address) for page in pages for address in (page.url_path, f"/{page.slug}/")]


def _has_address(name: str) -> bool:
    try:
        reverse(name)
    except NoReverseMatch:
        return False
    return True
