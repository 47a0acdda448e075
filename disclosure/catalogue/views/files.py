"""Files: one answers while a current entry, or a readable earlier version of it, shows it; then as its page does."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

from base.clock import today
from base.storage import ReleasedStore, name_of
from disclosure.catalogue.models import EntryFile, PastFile
from disclosure.catalogue.public_view import public_view
from disclosure.catalogue.querysets import public_on
from disclosure.catalogue.views.gone import answer_without_file

PDF = "application/pdf"
INLINE_TYPES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", PDF})


def _shown(model: type[EntryFile] | type[PastFile], sha256: str, name: str) -> EntryFile | PastFile | None:
    """Return the row by which a file answers: of a current entry, or of a version of it that may still be read."""
    return model._default_manager.filter(public_on(today(), "entry__"), sha256=sha256, name=name).first()


@public_view
def released_file(request: HttpRequest, sha256: str, name: str) -> HttpResponseBase:
    """Send a released file. One key read; nginx sends the bytes where GONGKAI_ACCEL_PREFIX is set."""
    file = _shown(EntryFile, sha256, name) or _shown(PastFile, sha256, name)
    if file is None:
        return answer_without_file(request, sha256, name)
    etag = quote_etag(sha256)
    known = get_conditional_response(request, etag=etag)
    if known is not None:
        return _asked_each_time(known, etag)
    inline = file.content_type in INLINE_TYPES
    prefix = settings.GONGKAI_ACCEL_PREFIX
    if prefix:
        response: HttpResponseBase = HttpResponse(content_type=file.content_type)
        response["X-Accel-Redirect"] = f"{prefix}{name_of(sha256)}"
    else:
        response = FileResponse(ReleasedStore().open(sha256), content_type=file.content_type)
        response["Content-Length"] = str(file.size)
    response["Content-Disposition"] = content_disposition_header(not inline, file.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    if file.content_type != PDF:  # browsers do not open their PDF reader inside a sandbox
        response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return _asked_each_time(response, etag)


def _asked_each_time(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    """Browsers and fronts may keep a file if they ask each time: what was withdrawn must not answer from a cache."""
    response["Cache-Control"] = "public, no-cache"
    response["ETag"] = etag
    return response
