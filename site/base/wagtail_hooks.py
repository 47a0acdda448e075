"""The audit trail in the admin: an entry among the reports, for whoever may read it."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from base.audit import views
from base.audit.auditors import is_auditor


@hooks.register("register_admin_urls")
def audit_urls() -> list[URLPattern]:
    return [
        path("reports/audit/", views.events, name="audit_events"),
        path("reports/audit/results/", views.events_results, name="audit_events_results"),
        path("reports/audit/download/", views.download, name="audit_download"),
        path("reports/audit/<int:number>/", views.event, name="audit_event"),
    ]


class AuditItem(MenuItem):
    """Not for superusers as such."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_auditor(request.user)


@hooks.register("register_reports_menu_item")
def audit_item() -> MenuItem:
    return AuditItem(_("审计记录"), reverse("audit_events"), icon_name="history", order=900)
