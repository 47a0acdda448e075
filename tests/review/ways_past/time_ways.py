"""By time: schedules, expiry, and the commands that a clock or an administrator runs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Revision

from base import clock
from disclosure.catalogue import clockwork
from disclosure.documents.models import DocumentPage
from portal.services.folders import year_folder
from tests.review.ways_past.scene import TYPED, Scene
from tests.review.ways_past.screens import post, typed_into
from tests.review.ways_past.table import NOBODY, REVIEW_FIRST, way

PAST = "2020-01-01 00:00"


@way("A go-live time is sent with the publish button", REVIEW_FIRST, types=True)
def go_live_by_post(scene: Scene) -> Any:
    answer = typed_into(scene, scene.draft, go_live_at="2030-01-01 00:00", **{"action-publish": "1"})
    assert scene.draft.get_latest_revision_as_object().go_live_at is None
    return answer


@way("An expiry time is sent with the publish button", REVIEW_FIRST, types=True)
def expire_by_post(scene: Scene) -> Any:
    answer = typed_into(scene, scene.public, expire_at="2030-01-01 00:00", **{"action-publish": "1"})
    assert scene.public.get_latest_revision_as_object().expire_at is None
    return answer


@way("A schedule is written by SQL and Wagtail's scheduler runs", NOBODY)
def schedule_by_sql(scene: Scene) -> Any:
    past = clock.now() - timedelta(hours=1)
    ids = [scene.draft.latest_revision_id, scene.public.latest_revision_id, scene.running.latest_revision_id]
    Revision.objects.filter(pk__in=ids).update(approved_go_live_at=past)
    call_command("publish_scheduled", verbosity=0)


@way("An expiry is written by SQL and Wagtail's scheduler runs", NOBODY)
def expire_by_sql(scene: Scene) -> Any:
    DocumentPage.objects.all().update(expire_at=clock.now() - timedelta(hours=1))
    call_command("publish_scheduled", verbosity=0)


@way("A version's schedule is cancelled", "302")
def unschedule(scene: Scene) -> Any:
    revision = scene.page("due").latest_revision
    return post(scene, "wagtailadmin_pages:revisions_unschedule", scene.ids["due"], revision.pk)


@way("Another day is typed after approval for tomorrow", "302")
def another_day(scene: Scene) -> Any:
    return typed_into(scene, scene.page("due"), scene.office.editor, due_at=PAST)


@way("The day of an approved draft is moved by SQL", NOBODY)
def another_day_by_sql(scene: Scene) -> Any:
    DocumentPage.objects.filter(pk=scene.ids["due"]).update(due_at=clock.now() - timedelta(days=9))
    list(clockwork.run(clock.now()))


@way("The clock runs a second before the day", NOBODY)
def too_early(scene: Scene) -> Any:
    list(clockwork.run(clock.now() + timedelta(hours=23)))


@way("manage.py fixtree, set_url_paths and move_pages", NOBODY)
def repair_the_tree(scene: Scene) -> Any:
    call_command("fixtree", interactive=False, full=True, verbosity=0)
    call_command("set_url_paths", verbosity=0)
    call_command("move_pages", scene.public.get_parent().pk, year_folder(scene.other, 2025).pk, verbosity=0)


@way("manage.py purge_revisions and create_log_entries_from_revisions", NOBODY)
def purge(scene: Scene) -> Any:
    call_command("create_log_entries_from_revisions", verbosity=0)
    call_command("purge_revisions", days=0, verbosity=0)


@way("manage.py rebuild_search, rerender, rebuild_references_index and set_up_site", NOBODY)
def rebuild(scene: Scene) -> Any:
    DocumentPage.objects.all().update(title=TYPED, draft_title=TYPED)
    call_command("rebuild_search", verbosity=0)
    call_command("rerender", force=True, verbosity=0)
    call_command("rebuild_references_index", verbosity=0)


@way("manage.py sync_locale_trees copies everything into the English tree", NOBODY)
def sync_trees(scene: Scene) -> Any:
    call_command("sync_locale_trees", verbosity=0)


@way("A link from a mail or a bookmark opens a scheduled version for a visitor", "302")
def visit_version(scene: Scene) -> Any:
    page = scene.page("due")
    return scene.client().get(reverse("wagtailadmin_pages:revisions_view", args=[page.pk, page.latest_revision_id]))
