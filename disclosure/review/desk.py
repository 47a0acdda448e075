"""The work desk on the admin's home: what waits for me, what I have sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from wagtail.admin.ui.components import Component
from wagtail.models import TaskState, WorkflowState

from base.clock import today
from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import Prepared, prepare
from disclosure.review.deadlines import due_on
from disclosure.review.deputies import roles_of
from disclosure.review.models import Decision
from disclosure.review.turns import Turn, assignments, role_for, turn_with

if TYPE_CHECKING:
    from base.models import User

SHOWN = 50


@dataclass(frozen=True)
class Waiting:
    """A copy that somebody may decide on now."""

    task_state: TaskState
    copy: ReviewCopy
    stage: str
    due_on: date

    @property
    def overdue(self) -> bool:
        return self.due_on < today()


def running_tasks() -> QuerySet[TaskState]:
    return TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        task__reviewtask__isnull=False,
    ).select_related("task__reviewtask")


def waiting_for(user: User) -> list[Waiting]:
    """Return what waits for this person, as themselves or as a deputy: what was given to them, their stages and units,
    without what they wrote or already decided."""
    roles = roles_of(user)
    return [
        Waiting(state, item.copy, state.task.name, due_on(state))
        for state, item, turn in waiting_turns(running_tasks().order_by("started_at"))
        if role_for(turn, roles, user)
    ]


def waiting_turns(tasks: QuerySet[TaskState]) -> Iterator[tuple[TaskState, Prepared, Turn]]:
    """Read what these waiting steps are about, in a few queries for all of them."""
    copies = {
        copy.workflow_state_id: copy
        for copy in ReviewCopy.objects.filter(workflow_state_id__in=tasks.values("workflow_state_id")).order_by("id")
    }
    decisions: dict[int, list[Decision]] = defaultdict(list)
    for decision in Decision.objects.filter(copy_id__in=[copy.pk for copy in copies.values()]):
        decisions[decision.copy_id].append(decision)
    states = list(tasks)
    given = assignments(state.pk for state in states)
    for state in states:
        if copy := copies.get(state.workflow_state_id):
            item = prepare([copy])[0]
            yield state, item, turn_with(state.task.reviewtask, item, decisions[copy.pk], given.get(state.pk, {}))


def sent_by(user: User) -> list[dict[str, Any]]:
    """Return the newest copies that this person sent into a chain, with what became of them."""
    sent = ReviewCopy.objects.filter(submitted_by__id=user.pk, workflow_state_id__isnull=False)
    copies = list(sent.order_by("-id")[:SHOWN])
    states = {
        s.pk: s
        for s in WorkflowState.objects.filter(pk__in=[c.workflow_state_id for c in copies if c.workflow_state_id])
    }
    rejections = {d.copy_id: d for d in Decision.objects.filter(copy_id__in=[c.pk for c in copies], action="reject")}
    return [
        {"copy": copy, "state": states.get(copy.workflow_state_id), "rejection": rejections.get(copy.pk)}
        for copy in copies
    ]


class DeskPanel(Component):
    """待我审核, 我送审的."""

    name = "review_desk"
    order = 10
    template_name = "review/desk.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        waiting = waiting_for(user)
        return {"waiting": waiting[:SHOWN], "waiting_total": len(waiting), "sent": sent_by(user)[:10]}
