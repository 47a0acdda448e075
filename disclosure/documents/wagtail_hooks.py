"""Documents in the admin: where drafting begins."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

import disclosure.documents.importing.hooks  # noqa: F401  the import screens
from disclosure.documents.drafting import begin, units_of_editor
from disclosure.review.staff import StaffRequest


@hooks.register("insert_editor_js")
def table_words() -> SafeString:
    return format_html('<script src="{}"></script>', static("documents/table_words.js"))


@hooks.register("register_admin_urls")
def drafting_urls() -> list[Any]:
    return [
        path("draft/<str:what>/", begin, name="documents_begin"),
        path("draft/<str:what>/<str:unit_slug>/", begin, name="documents_begin"),
    ]


class DraftItem(MenuItem):
    """Shown to those who have a folder to draft in."""

    def is_shown(self, request: StaffRequest) -> bool:
        return request.user.is_superuser or bool(units_of_editor(request.user))


@hooks.register("register_admin_menu_item")
def draft_document() -> MenuItem:
    return DraftItem(_("起草文件"), reverse("documents_begin", args=["document"]), icon_name="doc-empty", order=90)


@hooks.register("register_admin_menu_item")
def draft_reprint() -> MenuItem:
    return DraftItem(_("转载信息"), reverse("documents_begin", args=["reprint"]), icon_name="copy", order=95)
