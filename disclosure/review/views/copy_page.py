"""A review copy as the public would see it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.admin.auth import require_admin_access

from disclosure.catalogue import kinds
from disclosure.catalogue.models import ReviewCopy
from disclosure.review.access import must_read
from disclosure.review.copy_frame import copy_context, with_private_files
from disclosure.review.staff import StaffRequest

# The copy is somebody's unreviewed text: it may show itself and run nothing of its own.
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"


@require_admin_access
@xframe_options_sameorigin
def copy_page(request: StaffRequest, copy_id: int) -> HttpResponse:
    """Show exactly what would become public, rendered from the frozen bytes."""
    copy = get_object_or_404(ReviewCopy.objects.exclude(content=""), pk=copy_id)  # an erased one is gone
    must_read(request.user, copy)
    kind = kinds.get(copy.kind)
    if kind.in_shell:
        return render(request, "review/shell_copy.html", {"copy": copy, "fields": _shell_fields(copy)})
    request.display = "standard"  # type: ignore[attr-defined]
    html = render_to_string(kind.detail_template, copy_context(copy), request)
    response = HttpResponse(with_private_files(html, copy))
    response["Content-Security-Policy"] = POLICY
    return response


def _shell_fields(copy: ReviewCopy) -> list[tuple[str, object]]:
    from disclosure.catalogue.prepared import prepare

    item = prepare([copy])[0]
    model = item.kind.model
    return [
        (str(getattr(model._meta.get_field(name), "verbose_name", name)), value)
        for name, value in item.content.fields.items()
    ]
