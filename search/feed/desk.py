"""The alarm on the admin's home: Elasticsearch fails, or does not know the newest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from wagtail.admin.ui.components import Component

from search.engines.elastic.configuration import is_configured
from search.feed.models import ServiceState, is_late, oldest_pending
from search.feed.upkeep import waiting

if TYPE_CHECKING:
    from base.models import User


@dataclass(frozen=True)
class Alarm:
    """What is wrong, in facts: each is empty where all is well."""

    failing_since: datetime | None = None
    problem: str = ""
    waiting: int = 0
    waiting_since: datetime | None = None
    silent_since: datetime | None = None  # the clock does not run

    def __bool__(self) -> bool:
        return bool(self.failing_since or self.waiting_since or self.silent_since)


def alarm() -> Alarm:
    """What staff must know now. Asks the database alone, so that no page waits for a server that is down."""
    if not is_configured():
        return Alarm()
    state, since = ServiceState.objects.first(), oldest_pending()
    failing = state.failing_since if state else None
    late = since if failing or is_late(since) else None
    return Alarm(
        failing_since=failing,
        problem=state.problem if state and failing else "",
        waiting=waiting() if late else 0,
        waiting_since=late,
        silent_since=state.checked_at if state and is_late(state.checked_at) else None,
    )


class AlarmPanel(Component):
    """For those who run the site: shown only while something is wrong."""

    name = "search_alarm"
    order = 5
    template_name = "search/feed/alarm.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"alarm": alarm()}


def may_see(user: User) -> bool:
    return user.has_perm("search.view_servicestate")
