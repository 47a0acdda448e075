"""Search in the admin."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from disclosure.review.staff import StaffRequest
from search.feed.desk import AlarmPanel, may_see
from search.screens import SearchViewSetGroup

register_snippet(SearchViewSetGroup)


def _nowhere(request: HttpRequest, rest: str) -> HttpResponse:
    raise Http404


@hooks.register("register_admin_urls", order=-1)
def no_list_of_drafts() -> list[Any]:
    """wagtail-localize lists the names of all snippets to whoever enters the admin; nobody translates these."""
    return [path("localize/api/snippets/search/<path:rest>", _nowhere)]


@hooks.register("construct_homepage_panels")
def show_the_alarm(request: StaffRequest, panels: list[Any]) -> None:
    if may_see(request.user):
        panels.append(AlarmPanel())
