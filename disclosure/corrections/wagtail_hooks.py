"""This room in the admin: its pages, its menu, its place on the work desk."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from disclosure.corrections import urls
from disclosure.corrections.desk import CorrectionsPanel
from disclosure.corrections.people import unit_ids_of
from disclosure.review.staff import StaffRequest


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern | URLResolver]:
    return [path("corrections/", include(urls))]


@hooks.register("construct_homepage_panels")
def show_on_the_desk(request: StaffRequest, panels: list[Any]) -> None:
    panels.append(CorrectionsPanel())


@hooks.register("register_admin_menu_item")
def catalogue_item() -> MenuItem:
    return MenuItem(_("已公开信息"), reverse("corrections:catalogue"), icon_name="list-ul", order=110)


class ForReviewers(MenuItem):
    """Registers are for those who review or are the office."""

    def is_shown(self, request: StaffRequest) -> bool:
        return bool(unit_ids_of(request.user))


@hooks.register("register_admin_menu_item")
def corrections_menu() -> SubmenuMenuItem:
    menu = Menu(
        items=[
            ForReviewers(_("撤下登记"), reverse("corrections:withdrawals"), icon_name="bin", order=10),
            ForReviewers(_("泄密和隐私事件"), reverse("corrections:incidents"), icon_name="warning", order=20),
            ForReviewers(_("彻底删除"), reverse("corrections:erasures"), icon_name="cross", order=30),
        ]
    )
    return SubmenuMenuItem(_("更正与撤下"), menu, icon_name="history", order=115)
