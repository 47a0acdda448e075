"""All addresses. The public half comes last: its catch-all asks the catalogue."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as wagtailadmin_urls

from disclosure.review.private_files import private_document, private_media

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/media/<path:name>", private_media, name="private_media"),
    path("admin/files/<int:document_id>/<str:name>", private_document, name="wagtaildocs_serve"),
    path("admin/review/", include("disclosure.review.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("portal.urls")),
    path("", include("search.urls")),
    path("", include("disclosure.unit_home.urls")),
    path("", include("disclosure.catalogue.urls")),
]

handler400 = "portal.views.bad_request"
handler403 = "portal.views.forbidden"
handler404 = "portal.views.not_found"
handler500 = "portal.views.server_error"
