"""What editors upload is private: staff see it through the admin, nobody else at all."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from wagtail.admin.auth import require_admin_access
from wagtail.documents.models import Document


@require_admin_access
@cache_control(private=True, max_age=60)
def private_media(request: HttpRequest, name: str) -> HttpResponse:
    """Send an uploaded picture or a rendition of it to staff."""
    if not default_storage.exists(name):
        raise Http404
    response = FileResponse(default_storage.open(name))
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_admin_access
@cache_control(private=True, max_age=60)
def private_document(request: HttpRequest, document_id: int, name: str) -> HttpResponse:
    """Send an uploaded document to staff."""
    document = Document.objects.filter(pk=document_id).first()
    if document is None or document.filename != name:
        raise Http404
    return FileResponse(document.file.open("rb"), as_attachment=True, filename=document.filename)
