"""待评估: what is not disclosed and is due to be looked at again (条例 art. 18; rule R7)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from base.clock import today
from disclosure.review.models import UndisclosedDocument
from disclosure.review.people import stages_of

if TYPE_CHECKING:
    from base.models import User

AHEAD = timedelta(days=14)
SHOWN = 20


def to_assess(user: User) -> list[UndisclosedDocument]:
    """Return what reviewers of these units should assess within a fortnight, the longest overdue first."""
    units = {unit for _stage, unit in stages_of(user)}
    if not units:
        return []
    due = UndisclosedDocument.objects.current().filter(next_openness_review_at__lte=today() + AHEAD)
    if None not in units:
        due = due.filter(unit_id__in=[unit for unit in units if unit])
    return list(due.select_related("unit").order_by("next_openness_review_at", "pk")[:SHOWN])
