"""Screens of Wagtail that ask no right for the single thing they show: here each is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.models import Document
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.models import Image
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from disclosure.review.access import choosable_pages
from disclosure.review.uploads import own_uploads

BULK = "wagtail_bulk_action"
# What a chooser has chosen: the views look up any number, in the address or in `?id=`, and show what it is.
CHOSEN: dict[str, Any] = {
    "wagtailimages_chooser:select_format": Image,
    "wagtailimages_chooser:chosen": Image,
    "wagtailimages_chooser:chosen_multiple": Image,
    "wagtaildocs_chooser:chosen": Document,
    "wagtaildocs_chooser:chosen_multiple": Document,
    "wagtailadmin_choose_page_chosen_multiple": Page,
}


def own(user: Any, model: Any) -> Any:
    """Return what somebody may work on, of pages and uploads."""
    if issubclass(model, Page):
        return PagePermissionPolicy().instances_user_has_any_permission_for(user, ["add", "change"])
    return own_uploads(user, model)


class Borders:
    """Refuses an address that names something of another unit, as if it were not there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponse | None:
        match = request.resolver_match
        name = match.view_name if match else ""
        if not request.path.startswith("/admin/") or not request.user.is_authenticated:
            return None
        if name == BULK:
            return self._bulk(request, kwargs)
        if name in CHOSEN:
            return self._chosen(request, CHOSEN[name], {*map(str, kwargs.values()), *request.GET.getlist("id")})
        return None

    def _chosen(self, request: HttpRequest, model: Any, wanted: set[str]) -> HttpResponse | None:
        user: Any = request.user
        ids = {value for value in wanted if value.isdigit()}
        offered = choosable_pages(user) if model is Page else own_uploads(user, model)
        return None if offered.filter(pk__in=ids).count() == len(ids) else permission_denied(request)

    def _bulk(self, request: HttpRequest, kwargs: dict[str, Any]) -> HttpResponse | None:
        """The page of a bulk action lists by title also what it says one may not touch."""
        models = {"page": Page, "image": Image, "document": Document}
        model: Any = models.get(kwargs["model_name"].lower())
        wanted = {value for value in request.GET.getlist("id") if value.isdigit()}
        if model is None or not wanted:
            return None
        found = own(request.user, model).filter(pk__in=wanted).count()
        return None if found == len(wanted) else permission_denied(request)


class OwnPageTypes(PageTypesUsageReportView):
    """The report names the page that was edited last, whosever it is."""

    def decorate_paginated_queryset(self, page_types: Any) -> Any:
        for item in super().decorate_paginated_queryset(page_types):
            page = item.last_edited_page
            if page and not page.permissions_for_user(self.request.user).can_edit():
                item.last_edited_page = None
        return page_types


class OwnImages(ImagesAdminAPIViewSet):
    """The admin's API lists pictures of one's own collections."""

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(pk__in=own_uploads(self.request.user, Image).values("pk"))


class OwnDocuments(DocumentsAdminAPIViewSet):
    """The admin's API lists documents of one's own collections."""

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(pk__in=own_uploads(self.request.user, Document).values("pk"))


@hooks.register("construct_admin_api", order=100)
def only_own_uploads(router: Any) -> None:
    """After Wagtail's own, which list everybody's."""
    router.register_endpoint("images", OwnImages)
    router.register_endpoint("documents", OwnDocuments)
