"""Search in the admin."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from disclosure.review.staff import StaffRequest
from search.feed.desk import AlarmPanel, may_see
from search.screens import SearchViewSetGroup

register_snippet(SearchViewSetGroup)


@hooks.register("construct_homepage_panels")
def show_the_alarm(request: StaffRequest, panels: list[Any]) -> None:
    if may_see(request.user):
        panels.append(AlarmPanel())
