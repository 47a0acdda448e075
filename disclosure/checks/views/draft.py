"""内容检查 while editing: of the form as typed, or of the draft as saved."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page

from disclosure.catalogue import kinds
from disclosure.catalogue.change_notes import with_change
from disclosure.catalogue.content import Content
from disclosure.checks.checking import check
from disclosure.checks.people import may_work_on
from disclosure.checks.reports import dismissals_of
from disclosure.checks.screen import rows


@require_admin_access
def check_draft(request: HttpRequest, kind: str, source_id: int) -> HttpResponse:
    """Show what is found. A POST carries the edit form; nothing of it is saved."""
    if not may_work_on(request.user, kind, source_id):  # type: ignore[arg-type]
        raise PermissionDenied
    instance, content, incomplete = _draft(request, kind, source_id)
    findings = check(content)
    dismissals = dismissals_of({(kind, source_id)}).get((kind, source_id), {})
    context = {
        "title": str(instance),
        "typed": request.method == "POST",
        "incomplete": incomplete,
        "edit_address": AdminURLFinder(request.user).get_edit_url(instance),
        "check_rows": rows(findings, dismissals, kind, source_id),
        "check_blocked": any(found.needs_answer and found.fingerprint not in dismissals for found in findings),
    }
    template = "checks/fragment.html" if request.GET.get("fragment") else "checks/page.html"
    return render(request, template, context)


def _draft(request: HttpRequest, kind: str, source_id: int) -> tuple[Any, Content, bool]:
    """Return the draft with what was typed into its form, its content, and whether some of that is not valid yet."""
    try:
        freeze, model = kinds.get(kind).freeze, kinds.get(kind).model
    except KeyError as error:
        raise Http404(kind) from error
    saved: Any = get_object_or_404(model._default_manager, pk=source_id)
    draft = saved.get_latest_revision_as_object()
    if request.method != "POST":
        return draft, with_change(freeze(draft), source_id), False
    form = _form_class(draft)(request.POST, request.FILES, instance=draft, for_user=request.user, **_parent(draft))
    incomplete = not form.is_valid()
    return form.instance, replace(freeze(form.instance), change=form.typed_change()), incomplete


def _form_class(draft: Any) -> Any:
    handler = draft.get_edit_handler() if isinstance(draft, Page) else draft.snippet_viewset.get_edit_handler()
    return handler.get_form_class()


def _parent(draft: Any) -> dict[str, Any]:
    return {"parent_page": draft.get_parent()} if isinstance(draft, Page) else {}
