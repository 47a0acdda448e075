"""By the words of the shell: units, sections, menus, footer, the home page and the Site record."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import Page, Site

from portal.models import Section, SiteFooter, Unit
from tests.moves import chain_of
from tests.review.admin import form_data
from tests.review.ways_past.scene import TYPED, Scene
from tests.review.ways_past.screens import bulk, post, snippet_view, typed_into
from tests.review.ways_past.table import NOBODY, REVIEW_FIRST, way


@way("A unit's name is changed and published", REVIEW_FIRST, types=True)
def publish_unit(scene: Scene) -> Any:
    return typed_into(scene, scene.office.unit, **{"action-publish": "1"})


@way("The footer is changed and published", REVIEW_FIRST, types=True)
def publish_footer(scene: Scene) -> Any:
    return typed_into(scene, SiteFooter.objects.get(), **{"action-publish": "1"})


@way("A new section is created and published at once", REVIEW_FIRST, types=True)
def create_section(scene: Scene) -> Any:
    data = form_data(Section(name=TYPED, slug="xin", description="介绍", keywords="词", column_type="其他"))
    address = reverse(Section.snippet_viewset.get_url_name("add"))
    return scene.root.post(address, data | {"action-publish": "1"})


@way("A section is unpublished", REVIEW_FIRST)
def unpublish_section(scene: Scene) -> Any:
    return scene.root.post(snippet_view(scene.office.section, "unpublish"))


@way("A section that lists public items is deleted", REVIEW_FIRST)
def delete_section(scene: Scene) -> Any:
    return scene.root.post(snippet_view(scene.office.section, "delete"))


@way("A unit with public items is deleted", REVIEW_FIRST)
def delete_unit(scene: Scene) -> Any:
    return scene.root.post(snippet_view(scene.office.unit, "delete"))


@way("Sections are deleted in bulk", REVIEW_FIRST)
def bulk_delete(scene: Scene) -> Any:
    return bulk(scene, "portal.section", "delete", scene.spare.pk)


@way("A section without items is deleted in code", REVIEW_FIRST)
def delete_in_code(scene: Scene) -> Any:
    Section.objects.filter(pk=scene.spare.pk).delete()


@way("A unit with items is deleted in code", "ProtectedError")
def delete_unit_in_code(scene: Scene) -> Any:
    try:
        scene.office.unit.delete()
    except ProtectedError:
        return "ProtectedError"


@way("A section's old version is restored and published", REVIEW_FIRST, types=True)
def revert_section(scene: Scene) -> Any:
    section = Section.objects.get(pk=scene.office.section.pk)
    old = section.save_revision()
    section.name = "另一个名称"
    section.save_revision()
    data = form_data(section, name=TYPED, revision=old.pk, **{"action-publish": "1"})
    return scene.root.post(snippet_view(section, "revisions_revert", old.pk), data)


@way("A footer's schedule is cancelled", "302")
def unschedule_footer(scene: Scene) -> Any:
    footer = SiteFooter.objects.get()
    revision = footer.save_revision()
    return scene.root.post(snippet_view(footer, "revisions_unschedule", revision.pk))


@way("Names and addresses of units and sections are changed by queryset.update()", NOBODY)
def update_names(scene: Scene) -> Any:
    Unit.objects.filter(pk=scene.office.unit.pk).update(name=TYPED, slug="bieming", phone="1")
    Section.objects.all().update(name=TYPED, description=TYPED)
    Section.objects.filter(pk=scene.office.section.pk).update(slug="bieming")
    SiteFooter.objects.all().update(name=TYPED, contact=TYPED)


@way("snippet.get_latest_revision().publish()", REVIEW_FIRST)
def publish_in_code(scene: Scene) -> Any:
    unit = Unit.objects.get(pk=scene.office.unit.pk)
    unit.name = TYPED
    unit.save_revision().publish()


@way("A new live unit is created in code", NOBODY)
def create_live(scene: Scene) -> Any:
    assert not Unit.objects.create(name=TYPED, slug="xin", code="11Z999", live=True).live


@way("The home page is changed and published", REVIEW_FIRST, types=True)
def publish_home(scene: Scene) -> Any:
    return typed_into(scene, scene.home, **{"action-publish": "1"})


@way("The home page is deleted", REVIEW_FIRST)
def delete_home(scene: Scene) -> Any:
    return post(scene, "wagtailadmin_pages:delete", scene.home.pk)


@way("The Site record gets another root page and host name", "已更新")
def change_site(scene: Scene) -> Any:
    site = Site.objects.get(is_default_site=True)
    data = {"hostname": "evil.example", "port": "80", "site_name": TYPED, "root_page": scene.ids["draft"]}
    return post(scene, "wagtailsites:edit", site.pk, **data, is_default_site="on")


@way("The Site record is deleted, and a new one leads to a draft", "已创建")
def another_site(scene: Scene) -> Any:
    Site.objects.all().delete()
    data = {"hostname": "testserver", "port": "80", "site_name": "", "root_page": scene.ids["draft"]}
    return post(scene, "wagtailsites:add", **data, is_default_site="on")


@way("The root of the page tree gets another title and slug", NOBODY)
def change_root(scene: Scene) -> Any:
    Page.objects.filter(depth=1).update(title=TYPED, slug="bieming", url_path="/bieming/", live=True)


@way("A redirect is made by hand, or by WAGTAILREDIRECTS_AUTO_CREATE: the app is not installed", "404")
def redirects(scene: Scene) -> Any:
    assert "wagtail.contrib.redirects" not in settings.INSTALLED_APPS
    assert settings.WAGTAILREDIRECTS_AUTO_CREATE is False
    assert not any("redirect" in name for name in settings.MIDDLEWARE)
    page = scene.public
    page.slug = "bieming"
    page.save()
    return scene.root.get("/admin/redirects/")


@way("Promoted search results, forms and site settings of Wagtail: the apps are not installed", "404")
def contrib(scene: Scene) -> Any:
    apps = ("search_promotions", "forms", "settings", "frontend_cache", "simple_translation", "routable_page")
    assert not [app for app in apps if f"wagtail.contrib.{app}" in settings.INSTALLED_APPS]
    return [scene.root.get(f"/admin/{place}/") for place in ("searchpicks", "forms", "settings")]


@way("A section's chain is begun and cancelled, then it is published", REVIEW_FIRST, types=True)
def cancel_section(scene: Scene) -> Any:
    section = scene.spare
    section.save_revision(user=scene.superuser)
    scene.short_reviewer()
    chain_of(section).start(section, scene.superuser).cancel(user=scene.superuser)
    return typed_into(scene, Section.objects.get(pk=section.pk), **{"action-publish": "1"})
