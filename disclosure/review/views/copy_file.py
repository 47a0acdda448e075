"""A file of a review copy, for those who review it."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from wagtail.admin.auth import require_admin_access

from base.storage import FrozenStore
from disclosure.catalogue.content import Content
from disclosure.catalogue.models import ReviewCopy
from disclosure.review.access import must_read
from disclosure.review.staff import StaffRequest


@require_admin_access
def copy_file(request: StaffRequest, copy_id: int, sha256: str, name: str) -> FileResponse:
    """Send a frozen file from the private store."""
    copy = get_object_or_404(ReviewCopy.objects.exclude(content=""), pk=copy_id)  # an erased one is gone
    must_read(request.user, copy)
    file = next((f for f in Content.from_json(copy.content).files if (f.sha256, f.name) == (sha256, name)), None)
    if file is None:
        raise Http404
    response = FileResponse(FrozenStore().open(sha256), content_type=file.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
