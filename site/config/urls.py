"""All addresses. The public half comes last: its catch-all asks the catalogue."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access

from disclosure.review.borders import OwnPageTypes
from disclosure.review.private_files import private_document, private_media
from disclosure.review.views.api_actions import refuse_api_action
from disclosure.review.views.workflows import WorkflowCreate, WorkflowEdit

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/media/<path:name>", private_media, name="private_media"),
    path("admin/files/<int:document_id>/<str:name>", private_document, name="wagtaildocs_serve"),
    path("admin/api/main/pages/<int:page_id>/action/<str:action>/", refuse_api_action),
    path("admin/review/", include("disclosure.review.urls")),
    # Before Wagtail's own, which would show the last edited page of any unit.
    path("admin/reports/page-types-usage/", require_admin_access(OwnPageTypes.as_view())),
    path("admin/reports/page-types-usage/results/", require_admin_access(OwnPageTypes.as_view(results_only=True))),
    # And here, which would answer with an error of the server where one task stands twice.
    path("admin/workflows/add/", require_admin_access(WorkflowCreate.as_view())),
    path("admin/workflows/edit/<int:pk>/", require_admin_access(WorkflowEdit.as_view())),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("portal.urls")),
    path("", include("search.urls")),
    path("", include("disclosure.objections.urls")),
    path("", include("disclosure.unit_home.urls")),
    path("", include("disclosure.catalogue.urls")),
]

handler400 = "portal.views.bad_request"
handler403 = "portal.views.forbidden"
handler404 = "portal.views.not_found"
handler500 = "portal.views.server_error"
