"""What the clock does each minute: deliver what is pending, clear what was erased, and note how Elasticsearch is."""

from __future__ import annotations

from datetime import datetime

from base import clock
from disclosure.catalogue.clockwork import Unfinished
from search.engines.elastic.configuration import is_configured
from search.feed.models import FeedRow, ServiceState

AT_MOST = 5000  # changes a minute: other steps wait meanwhile
PATIENCE = 20.0


def keep_up(now: datetime) -> int:
    """A step of the clock; returns how many changes were delivered. Raises Unfinished while Elasticsearch fails."""
    if not is_configured():
        return 0
    from search.engines.elastic.client import ERRORS, patient_client
    from search.feed.delivering import deliver
    from search.feed.erasing import expunge

    server = patient_client().options(request_timeout=PATIENCE, max_retries=1)
    try:
        delivered = deliver(server, at_most=AT_MOST)
        expunge(server)
        problem = _problem(server)
    except ERRORS as error:
        _remember(now, str(error))
        raise Unfinished(str(error)) from error
    _remember(now, problem)
    return delivered


def _problem(server: object) -> str:
    from search.engines.elastic.status import problem_of

    return problem_of(server)  # type: ignore[arg-type]


def _remember(now: datetime, problem: str) -> None:
    state = ServiceState.objects.first() or ServiceState()
    state.checked_at = now
    state.failing_since = (state.failing_since or clock.now()) if problem else None
    state.problem = problem[:1000]
    state.save()


def waiting() -> int:
    """How many changes Elasticsearch does not know yet."""
    return FeedRow.objects.filter(is_pending=True).count()
