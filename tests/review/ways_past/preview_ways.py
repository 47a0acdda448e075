"""By previews and links: what editors see of a draft is nobody else's."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from disclosure.catalogue.content import Content
from tests.moves import current_task
from tests.review.moves import editor_of
from tests.review.ways_past.scene import Scene
from tests.review.ways_past.table import way

DRAFTED = "尚未送审的草稿"


def _draft_views(scene: Scene) -> list[str]:
    page = scene.draft
    names = {
        "edit": [page.pk], "preview_on_edit": [page.pk], "view_draft": [page.pk], "history": [page.pk],
        "usage": [page.pk],
        "revisions_view": [page.pk, page.latest_revision_id], "workflow_history": [page.pk],
        "workflow_preview": [scene.running.pk, current_task(scene.copy).task_id],
        "workflow_history_detail": [scene.running.pk, scene.copy.workflow_state_id],
    }  # fmt: skip
    return [reverse(f"wagtailadmin_pages:{name}", args=args) for name, args in names.items()]


@way("A visitor opens the preview, the draft, its versions and its history", "302")
def visitor(scene: Scene) -> Any:
    answers = [scene.client().get(address) for address in _draft_views(scene)]
    assert not any(DRAFTED in answer.content.decode() for answer in answers)
    return answers


@way("An editor of another unit opens them", "没有权限")
def another_unit(scene: Scene) -> Any:
    client = scene.client(editor_of(scene.other))
    answers = [client.get(address) for address in _draft_views(scene)]
    assert not any(DRAFTED in answer.content.decode() for answer in answers)
    return answers


@way("A preview is left in an editor's session, and a visitor opens its address", "302")
def left_preview(scene: Scene) -> Any:
    from tests.review.admin import form_data

    address = reverse("wagtailadmin_pages:preview_on_edit", args=[scene.draft.pk])
    made = scene.client(scene.office.editor).post(address, form_data(scene.draft))
    return [made, scene.client().get(address)]


@way("A link for sharing drafts is looked for: no such app is installed", "404")
def shareable(scene: Scene) -> Any:
    assert not [app for app in settings.INSTALLED_APPS if "sharing" in app or "headless" in app or "preview" in app]
    return [scene.client().get(address) for address in ("/preview/", f"/sharing/{scene.draft.pk}/", "/drafts/")]


@way("The userbar or a parameter asks a public page for its draft", "200")
def userbar(scene: Scene) -> Any:
    version = f"revision={scene.public.latest_revision_id}"
    queries = ("preview=true", "in_preview_panel=true", "mode=draft", "version=latest", version)
    answers = [scene.root.get(f"{scene.entry.path}?{query}") for query in queries]
    text = "".join(answer.content.decode() for answer in answers)
    assert "没有审核过的新标题" not in text
    assert "wagtail-userbar" not in text
    return answers


@way("A visitor opens a review copy and its files", "302")
def review_copy(scene: Scene) -> Any:
    files = [file.address for file in Content.from_json(scene.copy.content).files]
    page = reverse("review:copy", args=[scene.copy.pk])
    task = reverse("review:task", args=[current_task(scene.copy).pk])
    return [scene.client().get(address) for address in (page, task, *(page.rstrip("/") + file for file in files))]


@way("A public page is asked for under another host name, so that its kept copy carries that name", "200")
def host_name(scene: Scene) -> Any:
    from tests.review.ways_past import oracle

    oracle.forget_what_is_kept()
    headers = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    answers = [scene.client().get(address, headers=headers) for address in oracle.addresses(scene)]
    return [answer for answer in answers if answer.status_code == 200]


@way("A public page is asked for with cookies, languages and parameters that could spoil its kept copy", "200")
def spoilt_cache(scene: Scene) -> Any:
    from tests.review.ways_past import oracle

    oracle.forget_what_is_kept()
    headers = {
        "Cookie": "display=<b>; sessionid=x",
        "Accept-Language": "en",
        "Accept": "application/json",
        "Range": "bytes=0-5",
    }
    addresses = [address for address in oracle.addresses(scene) if "?" not in address]
    answers = [scene.client().get(f"{address}?utm=<script>&_=1", headers=headers) for address in addresses]
    answers += [scene.root.get(address) for address in addresses]
    return [answer for answer in answers if answer.status_code == 200]
