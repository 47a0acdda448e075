"""The editor's preview: the public template, filled from the draft as submitting it now would freeze it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from wagtail.documents.models import Document
from wagtail.images.models import Image

from disclosure.catalogue import kinds
from disclosure.catalogue.content import FrozenFile
from disclosure.catalogue.draft_frame import draft_context
from disclosure.catalogue.file_freezing import RENDITIONS


def preview(page: Any, request: HttpRequest) -> HttpResponse:
    """Return the page as visitors would see it; files are shown from the editors' private store."""
    kind = kinds.of_model(type(page))
    if kind is None:
        raise LookupError(f"{type(page).__name__} is not a kind of the catalogue")
    content = kind.freeze(page)
    html: str = render_to_string(kind.detail_template, draft_context(page.pk or 0, content), request)
    for file in content.files:
        html = html.replace(file.address, _private_address(file))
    return HttpResponse(html)


def _private_address(file: FrozenFile) -> str:
    if file.source == "document":
        return str(Document.objects.get(pk=file.source_id).url)
    image = Image.objects.get(pk=file.source_id)
    return str(image.get_rendition(RENDITIONS[file.variant]).url if file.variant else image.file.url)
