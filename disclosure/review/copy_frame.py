"""Render a review copy as the page it would become."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from disclosure.catalogue.content import Content
from disclosure.catalogue.draft_frame import draft_context
from disclosure.catalogue.models import ReviewCopy


def copy_context(copy: ReviewCopy) -> dict[str, Any]:
    """Return the context of the public detail template, filled from the copy alone."""
    return draft_context(copy.source_id, Content.from_json(copy.content))


def with_private_files(html: str, copy: ReviewCopy) -> str:
    """Lead each file of the copy to the private store: its public address does not answer yet."""
    private = reverse("review:copy", args=[copy.pk]).rstrip("/")
    for file in Content.from_json(copy.content).files:
        html = html.replace(file.address, private + file.address)
    return html
