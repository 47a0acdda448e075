"""What editors upload is private: staff see it through the admin, nobody else at all."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from wagtail.admin.auth import require_admin_access
from wagtail.documents.models import Document

from disclosure.review.staff import StaffRequest
from disclosure.review.uploads import may_see_media, may_see_upload


@require_admin_access
@cache_control(private=True, max_age=60)
def private_media(request: StaffRequest, name: str) -> HttpResponseBase:
    """Send an uploaded picture or a rendition of it to the staff of its unit."""
    if not default_storage.exists(name) or not may_see_media(request.user, name):
        raise Http404
    return _harmless(FileResponse(default_storage.open(name)))


@require_admin_access
@cache_control(private=True, max_age=60)
def private_document(request: StaffRequest, document_id: int, name: str) -> HttpResponseBase:
    """Send an uploaded document to the staff of its unit."""
    document = Document.objects.filter(pk=document_id).first()
    if document is None or document.filename != name or not may_see_upload(request.user, document):
        raise Http404
    return _harmless(FileResponse(document.file.open("rb"), as_attachment=True, filename=document.filename))


def _harmless(response: FileResponse) -> FileResponse:
    """Nothing that somebody uploaded runs as part of the admin."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
