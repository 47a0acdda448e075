"""Units' homes in the admin: the report of blank columns, and where drafting begins."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from disclosure.unit_home.views.report import begin_draft, blank_columns_report


@hooks.register("register_admin_urls")
def unit_home_urls() -> list[Any]:
    return [
        path("unit-home/blank/", blank_columns_report, name="unit_home_blank"),
        path("unit-home/draft/<slug:code>/<slug:unit_slug>/", begin_draft, name="unit_home_begin"),
    ]


@hooks.register("register_reports_menu_item")
def blank_columns_item() -> MenuItem:
    return MenuItem(_("空白栏目"), reverse("unit_home_blank"), icon_name="warning", order=200)
