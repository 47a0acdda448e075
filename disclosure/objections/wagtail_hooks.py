"""This room in the admin: its register, its menu, its place on the work desk."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from disclosure.objections import admin_urls
from disclosure.objections.desk import ObjectionsPanel
from disclosure.objections.people import unit_ids_of
from disclosure.review.staff import StaffRequest


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern | URLResolver]:
    return [path("objections/", include(admin_urls))]


@hooks.register("construct_homepage_panels")
def show_on_the_desk(request: StaffRequest, panels: list[Any]) -> None:
    panels.append(ObjectionsPanel())


class ForThoseWhoAnswer(MenuItem):
    def is_shown(self, request: StaffRequest) -> bool:
        return bool(unit_ids_of(request.user))


@hooks.register("register_admin_menu_item")
def register_item() -> MenuItem:
    return ForThoseWhoAnswer(_("纠错和异议"), reverse("objections:register"), icon_name="comment", order=116)
