"""Which decisions on a copy still count after it went back to an earlier step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from disclosure.catalogue.models import ReviewCopy
from disclosure.review.enums import Action
from disclosure.review.models import Decision


def stages_of_copy(copy: ReviewCopy) -> list[str]:
    """Return the stages that were agreed at submission, in order."""
    return [step["stage"] for step in copy.steps]


def counting_approvals(copy: ReviewCopy, decisions: Iterable[Decision] | None = None) -> list[Decision]:
    """Return the approvals that count, in order. Going back to a step sets aside those from that step on; they are
    kept, as everything is."""
    order = stages_of_copy(copy)
    counting: list[Decision] = []
    for decision in Decision.objects.filter(copy_id=copy.pk) if decisions is None else decisions:
        if decision.action == Action.APPROVE:
            counting.append(decision)
        elif decision.action == Action.RETURN and decision.back_to in order:
            kept = order[: order.index(decision.back_to)]
            counting = [earlier for earlier in counting if earlier.stage in kept]
    return counting


def earlier_steps(copy: ReviewCopy, stage: str) -> list[dict[str, Any]]:
    """Return the steps before a stage, to which its reviewer may send the copy back."""
    order = stages_of_copy(copy)
    return list(copy.steps[: order.index(stage)]) if stage in order else []
