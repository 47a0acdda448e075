"""Reading the trail, in the admin, for auditors only."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton

from base import clock
from base.audit import filters, lines_out
from base.audit.actions import label_of
from base.audit.auditors import auditors_only
from base.audit.names import unit_name, units
from base.audit.recording import record
from base.models.audit import AuditEvent, AuditSeal, SealedEvent


class Events(ReportView):
    """The newest first. There is no spreadsheet: JSON Lines keep what the hashes are made of."""

    page_title = _("审计记录")
    header_icon = "history"
    model = AuditEvent
    queryset = AuditEvent.objects.order_by("-pk")
    filterset_class = filters.EventFilters
    index_url_name = "audit_events"
    index_results_url_name = "audit_events_results"
    results_template_name = "base/audit/events_results.html"
    list_export: list[str] = []
    any_permission_required: list[str] = []

    @cached_property
    def header_more_buttons(self) -> list[HeaderButton]:
        query = self.request.GET.urlencode()
        address = reverse("audit_download") + (f"?{query}" if query else "")
        return [HeaderButton(_("下载 JSON Lines"), url=address, icon_name="download", priority=90)]

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        shown = dict(units())
        for event in object_list:
            event.action_label = label_of(event.action)
            event.unit = shown.get(event.unit_id, event.unit_id or "")
        return object_list


events = auditors_only(Events.as_view())
events_results = auditors_only(Events.as_view(results_only=True))


@auditors_only
def event(request: HttpRequest, number: int) -> HttpResponse:
    """Show everything of one event, and the seal that holds it."""
    row = get_object_or_404(AuditEvent, pk=number)
    sealed = SealedEvent.objects.filter(event_id=row.pk).first()
    context = {
        "event": row,
        "action": label_of(row.action),
        "unit": unit_name(row.unit_id),
        "facts": row.data.items(),  # a template would take a key named `items` for the method
        "sealed": sealed,
        "seal": AuditSeal.objects.filter(number=sealed.seal_number).first() if sealed else None,
    }
    return render(request, "base/audit/event.html", context)


@auditors_only
def download(request: HttpRequest) -> StreamingHttpResponse:
    """The list as JSON Lines, with the seals. It is an event itself."""
    rows = filters.filtered(request.GET)
    record(lines_out.READ_OUT, request=request, data={"count": rows.count(), "by": "admin"})
    response = StreamingHttpResponse(_lines(rows), content_type="application/x-ndjson; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="audit-{clock.today():%Y%m%d}.jsonl"'
    return response


def _lines(rows: Any) -> Any:
    yield from lines_out.event_lines(rows)
    yield from lines_out.seal_lines()
