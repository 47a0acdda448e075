"""Where a draft is edited."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.models import Page

from disclosure.catalogue import kinds


def draft_address(kind: str, source_id: int) -> str:
    """Return the address of a draft's editor, whatever its kind; an empty text for a kind that nobody registered."""
    try:
        model: Any = kinds.get(kind).model
    except KeyError:
        return ""
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[source_id])
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[source_id])
