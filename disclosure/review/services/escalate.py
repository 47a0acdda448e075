"""报请确定: the step waits for an authority's answer, without a deadline (条例 art. 17)."""

from __future__ import annotations

from wagtail.models import TaskState

from disclosure.catalogue.prepared import Prepared
from disclosure.review.models import Decision, Escalation
from disclosure.review.scope import unit_of


def escalate(item: Prepared, state: TaskState, decision: Decision) -> Escalation:
    """Keep the step open and note who asked. Nobody decides on it until the answer is filed."""
    return Escalation.objects.create(
        unit_id=unit_of(item),
        kind=item.copy.kind,
        source_id=item.copy.source_id,
        copy_id=item.copy.pk,
        task_state_id=state.pk,
        asked_by=decision.user,
        asked_at=decision.decided_at,
    )
