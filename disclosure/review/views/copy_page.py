"""A review copy as the public would see it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.admin.auth import require_admin_access

from disclosure.catalogue import kinds
from disclosure.catalogue.models import ReviewCopy
from disclosure.review.access import may_read
from disclosure.review.copy_frame import copy_context


@require_admin_access
@xframe_options_sameorigin
def copy_page(request: HttpRequest, copy_id: int) -> HttpResponse:
    """Show exactly what would become public, rendered from the frozen bytes."""
    copy = get_object_or_404(ReviewCopy, pk=copy_id)
    if not may_read(request.user, copy):
        raise PermissionDenied
    kind = kinds.get(copy.kind)
    if kind.in_shell:
        return render(request, "review/shell_copy.html", {"copy": copy, "fields": _shell_fields(copy)})
    prefix = reverse("review:copy", args=[copy.pk]) + "files/"
    request.display = "standard"  # type: ignore[attr-defined]
    return render(request, kind.detail_template, copy_context(copy, prefix))


def _shell_fields(copy: ReviewCopy) -> list[tuple[str, object]]:
    from disclosure.catalogue.prepared import prepare

    item = prepare([copy])[0]
    model = item.kind.model
    return [(str(model._meta.get_field(name).verbose_name), value) for name, value in item.content.fields.items()]
