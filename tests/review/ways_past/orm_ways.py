"""By code and SQL: whoever has a shell on the server changes drafts, not what is public."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import serializers
from django.core.management import call_command
from django.db import connection
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Page, Revision

from base import clock
from disclosure.documents.models import DocumentPage
from portal.services.folders import year_folder
from tests.factories import DocumentFactory
from tests.review.ways_past.scene import TYPED, Scene
from tests.review.ways_past.table import NOBODY, REVIEW_FIRST, SECRET, UNDER_REVIEW, way


@way("revision.publish()", REVIEW_FIRST)
def revision_publish(scene: Scene) -> Any:
    scene.draft.get_latest_revision().publish()


@way("revision.publish() of the newer draft of a public item", REVIEW_FIRST)
def revision_publish_public(scene: Scene) -> Any:
    page = scene.public
    page.title = TYPED
    page.save_revision().publish()


@way("PublishPageRevisionAction without permission checks", REVIEW_FIRST)
def publish_action(scene: Scene) -> Any:
    revision = scene.draft.get_latest_revision()
    PublishPageRevisionAction(revision, user=None).execute(skip_permission_checks=True)


@way("PublishRevisionAction of a draft under review", REVIEW_FIRST)
def publish_running_action(scene: Scene) -> Any:
    PublishRevisionAction(scene.running.get_latest_revision()).execute(skip_permission_checks=True)


@way("page.live = True; page.save()", REVIEW_FIRST)
def save_live(scene: Scene) -> Any:
    page = scene.draft
    page.live, page.title = True, TYPED
    page.save()


@way("page.save() of a public item with another title", NOBODY)
def save_public(scene: Scene) -> Any:
    page = scene.public
    page.title = TYPED
    page.save()


@way("add_child() of a page with live=True", NOBODY)
def add_live(scene: Scene) -> Any:
    made = DocumentFactory(unit=scene.office.unit, section=scene.office.section, title=TYPED, live=True)
    assert not DocumentPage.objects.get(pk=made.pk).live


@way("save_revision(approved_go_live_at=…) schedules a draft", REVIEW_FIRST)
def schedule_in_code(scene: Scene) -> Any:
    scene.draft.save_revision(approved_go_live_at=clock.now() - timedelta(hours=1))


@way("save_revision() of a draft under review", UNDER_REVIEW)
def revision_during_the_chain(scene: Scene) -> Any:
    page = scene.running
    page.title = TYPED
    page.save_revision()


@way("save_revision() of a draft that was locked as a secret", SECRET)
def revision_of_a_secret(scene: Scene) -> Any:
    scene.lock_as_secret("draft")
    scene.draft.save_revision()


@way("page.copy(keep_live=True)", NOBODY)
def copy_alive(scene: Scene) -> Any:
    made = scene.public.copy(
        update_attrs={"title": TYPED, "slug": "fuben"}, keep_live=True, to=year_folder(scene.other, 2026)
    )
    assert not DocumentPage.objects.get(pk=made.pk).live


@way("page.create_alias()", NOBODY)
def create_alias(scene: Scene) -> Any:
    made = scene.public.create_alias(update_slug="bieming", parent=year_folder(scene.other, 2026))
    assert not DocumentPage.objects.get(pk=made.pk).live


@way("page.update_aliases() after the draft of a public item has changed", NOBODY)
def update_aliases(scene: Scene) -> Any:
    scene.public.create_alias(update_slug="bieming", parent=year_folder(scene.other, 2026))
    page = scene.public
    page.title = TYPED
    page.save()
    page.update_aliases()


@way("page.unpublish() of a public item", NOBODY)
def unpublish(scene: Scene) -> Any:
    scene.public.unpublish()


@way("page.move() of a public item", NOBODY)
def move(scene: Scene) -> Any:
    Page.objects.get(pk=scene.ids["public"]).move(year_folder(scene.other, 2026), pos="last-child")


@way("page.delete() of a public item", REVIEW_FIRST)
def delete(scene: Scene) -> Any:
    scene.public.delete()


@way("queryset.delete() of public items and their folder", REVIEW_FIRST)
def delete_queryset(scene: Scene) -> Any:
    Page.objects.filter(pk=scene.public.get_parent().pk).delete()


@way("queryset.update() of titles and live", NOBODY)
def update(scene: Scene) -> Any:
    DocumentPage.objects.all().update(title=TYPED, draft_title=TYPED, live=True, unit=scene.other, openness="active")


@way("bulk_update() of public items", NOBODY)
def bulk_update(scene: Scene) -> Any:
    pages = list(DocumentPage.objects.all())
    for page in pages:
        page.abstract, page.section = TYPED, scene.spare
    DocumentPage.objects.bulk_update(pages, ["abstract", "section"])


@way("bulk_create() of live pages", NOBODY)
def bulk_create(scene: Scene) -> Any:
    row = scene.public
    Page.objects.bulk_create(
        [
            Page(
                path="0001zzzz",
                depth=2,
                title=TYPED,
                slug="pi",
                live=True,
                content_type=row.content_type,
                locale=row.locale,
            )
        ]
    )


@way("loaddata of a public item with another text", NOBODY)
def loaddata(scene: Scene) -> Any:
    page = scene.public
    rows = json.loads(serializers.serialize("json", [Page.objects.get(pk=page.pk), page]))
    rows[0]["fields"] |= {"title": TYPED, "draft_title": TYPED, "live": True}
    path = Path(settings.MEDIA_ROOT).parent / "rows.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    call_command("loaddata", str(path), verbosity=0)
    path.unlink()


@way("loaddata of a new live page", NOBODY)
def loaddata_new(scene: Scene) -> Any:
    rows = json.loads(serializers.serialize("json", [Page.objects.get(pk=scene.ids["draft"]), scene.draft]))
    for row in rows:
        row["pk"] = 990000
    rows[0]["fields"] |= {"title": TYPED, "live": True, "path": "0001zzzz", "depth": 2, "latest_revision": None}
    rows[0]["fields"]["translation_key"] = "00000000-0000-4000-8000-000000000001"
    rows[1]["fields"]["page_ptr"] = 990000
    path = Path(settings.MEDIA_ROOT).parent / "rows.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    call_command("loaddata", str(path), verbosity=0)
    path.unlink()


@way("Raw SQL on page rows", NOBODY)
def sql_on_rows(scene: Scene) -> Any:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE wagtailcore_page SET title = %s, draft_title = %s, live = %s", [TYPED, TYPED, True])
        cursor.execute("UPDATE documents_documentpage SET body = %s", [json.dumps([{"type": "text", "value": TYPED}])])


@way("Raw SQL on revisions, the approved one among them", NOBODY)
def sql_on_revisions(scene: Scene) -> Any:
    for revision in Revision.objects.for_instance(scene.public):
        content = json.dumps({**revision.content, "title": TYPED})
        with connection.cursor() as cursor:
            cursor.execute("UPDATE wagtailcore_revision SET content = %s WHERE id = %s", [content, revision.pk])


@way("The body of a public item is changed after approval and saved", NOBODY)
def stream_after_approval(scene: Scene) -> Any:
    page = scene.public
    page.body = [("text", f"<p>{TYPED}</p>")]
    page.save()
    page.save_revision()
