"""Lists that leave the admin as a table. The public's downloads hold public words only and are not recorded."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from base.audit.actions import register_action
from base.audit.recording import record

EXPORT = "export"
FORMATS = ("csv", "xlsx")
register_action(EXPORT, _("导出清单"))


def note_export(request: HttpRequest, what: str) -> None:
    """Record that a signed-in person exported a list; `what` names it by its address."""
    record(EXPORT, object_id=what[:64], request=request)


def note_if_export(request: HttpRequest) -> None:
    """Record Wagtail's own exports, which every list of the admin offers as `?export=`."""
    match = request.resolver_match
    if request.method != "GET" or match is None or request.GET.get("export") not in FORMATS:
        return
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        note_export(request, match.view_name or match.route)
