"""排除 a finding, and fetch a copy of a file without what it hides."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access

from base.extraction import CannotClean, clean
from base.storage import FrozenStore
from disclosure.checks.findings import Finding
from disclosure.checks.models import ExtractedFile
from disclosure.checks.people import may_work_on
from disclosure.checks.screen import from_token
from disclosure.checks.services.dismiss import DismissalRefused, dismiss


@require_admin_access
@require_POST
def dismiss_finding(request: HttpRequest) -> HttpResponse:
    """Keep a reason. Asked by our script it answers in JSON; else it leads back to where the form was."""
    finding, kind, source_id = _finding(request, request.POST.get("token", ""))
    try:
        user, reason = request.user, request.POST.get("reason", "")
        dismiss(finding, user, reason, kind=kind, source_id=source_id, request=request)  # type: ignore[arg-type]
    except DismissalRefused as refusal:
        return _answer(request, "；".join(refusal.reasons), refused=True)
    return _answer(request, _("已排除，理由会随送审稿交给审核人。"))


@require_admin_access
def cleaned_copy(request: HttpRequest) -> HttpResponse:
    """Send a copy of an attachment without what it hides, for the editor to look at and upload."""
    finding, _kind, _source_id = _finding(request, request.GET.get("token", ""))
    name = _name_of(finding.file)
    try:
        with FrozenStore().open(finding.file) as file:
            content = clean(file, name)
    except (FileNotFoundError, ValueError) as error:
        raise Http404(finding.file) from error
    except CannotClean as error:
        messages.error(request, str(error))
        return redirect(_back(request))
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(_('清理后-') + name)}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _finding(request: HttpRequest, token: str) -> tuple[Finding, str, int]:
    try:
        finding, kind, source_id = from_token(token)
    except (signing.BadSignature, ValueError) as error:
        raise PermissionDenied(_("这条检查结果已过期，请重新检查。")) from error
    if not may_work_on(request.user, kind, source_id):  # type: ignore[arg-type]
        raise PermissionDenied
    return finding, kind, source_id


def _answer(request: HttpRequest, message: str, refused: bool = False) -> HttpResponse:
    if request.accepts("application/json") and not request.accepts("text/html"):
        return JsonResponse({"message": message}, status=400 if refused else 200)
    (messages.error if refused else messages.success)(request, message)
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.META.get("HTTP_REFERER", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else "wagtailadmin_home"


def _name_of(sha256: str) -> str:
    """Return a name with the suffix that the file was read under, which tells its format."""
    suffix = ExtractedFile.objects.filter(sha256=sha256).values_list("suffix", flat=True).first() or ""
    return f"{sha256[:8]}{suffix}"
