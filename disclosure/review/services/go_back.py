"""退回前面的步骤: the same copy goes back to a step that was already taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import Task, TaskState

from disclosure.catalogue.prepared import Prepared
from disclosure.review.counting import stages_of_copy
from disclosure.review.models import Decision
from disclosure.review.services.finish_step import finish_step

if TYPE_CHECKING:
    from base.models import User


def go_back(item: Prepared, state: TaskState, user: User, decision: Decision) -> None:
    """Begin the named step anew. What was decided from it on counts no more (`review.counting`), nor does Wagtail
    take those tasks for done, so the chain passes through each of them again."""
    first = stages_of_copy(item.copy).index(decision.back_to)
    again = [step["task"] for step in item.copy.steps[first:]]
    workflow_state = state.workflow_state
    TaskState.objects.filter(workflow_state=workflow_state, task_id__in=again).exclude(pk=state.pk).update(
        status=TaskState.STATUS_CANCELLED
    )
    finish_step(state, item, user, decision, TaskState.STATUS_REJECTED)
    task: Any = Task.objects.get(pk=again[0]).specific
    workflow_state.current_task_state = task.start(workflow_state, user=user)
    workflow_state.save()
