"""The work desk on the admin's home: what waits for me, what I have sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from wagtail.admin.ui.components import Component
from wagtail.models import TaskState, WorkflowState

from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import prepare
from disclosure.review.models import Decision
from disclosure.review.people import stages_of

if TYPE_CHECKING:
    from base.models import User

SHOWN = 50


@dataclass(frozen=True)
class Waiting:
    """A copy that somebody may decide on now."""

    task_state: TaskState
    copy: ReviewCopy
    stage: str


def running_tasks() -> QuerySet[TaskState]:
    return TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        task__reviewtask__isnull=False,
    ).select_related("task__reviewtask")


def waiting_for(user: User) -> list[Waiting]:
    """Return what waits for this person: their stages and units, without what they wrote or already decided."""
    own = stages_of(user)
    tasks = running_tasks().filter(task__reviewtask__stage__in={stage for stage, _ in own}).order_by("started_at")
    copies = {
        copy.workflow_state_id: copy
        for copy in ReviewCopy.objects.filter(workflow_state_id__in=tasks.values("workflow_state_id")).order_by("id")
    }
    decided = set(
        Decision.objects.filter(user_id=user.pk, copy_id__in=[c.pk for c in copies.values()]).values_list(
            "copy_id", flat=True
        )
    )
    found = []
    for state in tasks:
        copy = copies.get(state.workflow_state_id)
        if copy is None or copy.pk in decided or user.pk in {author["id"] for author in copy.authors}:
            continue
        task = state.task.reviewtask
        unit_id = prepare([copy])[0].facts.unit_id
        if any(stage == task.stage and unit in (None, unit_id) for stage, unit in own):
            found.append(Waiting(state, copy, task.get_stage_display()))
    return found


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
