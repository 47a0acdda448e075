"""Steps that wait: read for one person, for a list, for the clock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from wagtail.models import TaskState, WorkflowState

from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import Prepared, prepare
from disclosure.review.desk.copies import Listed, listed
from disclosure.review.models import Decision
from disclosure.review.turns import Turn, assignments, turn_about, turn_with

if TYPE_CHECKING:
    from collections.abc import Iterable


def running_tasks() -> QuerySet[TaskState]:
    return TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        task__reviewtask__isnull=False,
    ).select_related("task__reviewtask")


def waiting_turns(tasks: QuerySet[TaskState]) -> Iterator[tuple[TaskState, Prepared, Turn]]:
    """Read what these waiting steps are about, in a few queries for all of them."""
    copies = {copy.workflow_state_id: copy for copy in _copies_of(tasks)}
    decisions = _decisions_on(copies.values())
    states = list(tasks)
    given = assignments(state.pk for state in states)
    for state in states:
        if copy := copies.get(state.workflow_state_id):
            item = prepare([copy])[0]
            yield state, item, turn_with(state.task.reviewtask, item, decisions[copy.pk], given.get(state.pk, {}))


def listed_turns(tasks: QuerySet[TaskState]) -> Iterator[tuple[TaskState, Listed, Turn]]:
    """The same for a list, which shows no content and reads none."""
    rows = {row.copy.workflow_state_id: row for row in listed(_copies_of(tasks))}
    decisions = _decisions_on(row.copy for row in rows.values())
    states = list(tasks)
    given = assignments(state.pk for state in states)
    for state in states:
        if row := rows.get(state.workflow_state_id):
            about = decisions[row.copy.pk]
            task = state.task.reviewtask
            yield state, row, turn_about(task, row.copy, row.unit_id, about, given.get(state.pk, {}))


def _copies_of(tasks: QuerySet[TaskState]) -> QuerySet[ReviewCopy]:
    return ReviewCopy.objects.filter(workflow_state_id__in=tasks.values("workflow_state_id")).order_by("id")


def _decisions_on(copies: Iterable[ReviewCopy]) -> dict[int, list[Decision]]:
    found: dict[int, list[Decision]] = defaultdict(list)
    for decision in Decision.objects.filter(copy_id__in=[copy.pk for copy in copies]):
        found[decision.copy_id].append(decision)
    return found
