"""What a browser sends, as one-liners for attempts."""

from __future__ import annotations

import json
from typing import Any

from django.urls import reverse
from wagtail.models import Page

from tests.review.admin import edit_address, form_data
from tests.review.ways_past.scene import TYPED, Scene


def post(scene: Scene, view: str, *args: Any, **data: Any) -> Any:
    """Send a form of the admin as the superuser."""
    return scene.root.post(reverse(view, args=args), data)


def typed_into(scene: Scene, instance: Any, user: Any = None, **pressed: Any) -> Any:
    """Type a title (or a name) and press a button."""
    field = "title" if isinstance(instance, Page) else "name"
    client = scene.client(user or scene.superuser)
    return client.post(edit_address(instance), form_data(instance, **{field: TYPED, **pressed}))


def snippet_view(instance: Any, verb: str, *args: Any) -> str:
    return reverse(instance.snippet_viewset.get_url_name(verb), args=[instance.pk, *args])


def bulk(scene: Scene, model: str, action: str, *ids: int, **data: Any) -> Any:
    """Confirm a bulk action on pages, snippets, documents or pictures."""
    app, name = model.split(".")
    chosen = "&".join(f"id={number}" for number in ids)
    return scene.root.post(f"/admin/bulk/{app}/{name}/{action}/?{chosen}&next=/admin/", data)


def api_action(scene: Scene, page: Page, action: str, **data: Any) -> Any:
    """Ask Wagtail's own admin API, as a script would."""
    address = f"/admin/api/main/pages/{page.pk}/action/{action}/"
    return scene.root.post(
        address, json.dumps(data), content_type="application/json", headers={"Accept": "application/json"}
    )
