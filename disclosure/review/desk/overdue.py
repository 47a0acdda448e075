"""超期: steps and items beyond their time, for those who answer for the unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from base.workdays import table_read_once
from disclosure.catalogue.models import ReviewCopy
from disclosure.review.access import takes_a_step_of
from disclosure.review.deputies import roles_of
from disclosure.review.desk.copies import Listed, listed
from disclosure.review.desk.reach import Units, is_in, units_led_by
from disclosure.review.desk.steps import running_tasks
from disclosure.review.desk.waiting import Waiting, escalated_steps, waiting_row, with_names

if TYPE_CHECKING:
    from base.models import User


def overdue_for(user: User) -> list[Waiting]:
    """Return the waiting steps of the units that somebody leads which are late by the step or by the law, the latest
    first. Nobody's own desk hides them: whoever leads sees that others are late."""
    units = units_led_by(user)
    if not units:
        return []
    roles = roles_of(user)
    rows = [
        replace(row, may_open=takes_a_step_of(row.copy, row.unit_id, roles))
        for row in _running_in(units)
        if row.is_late
    ]
    return with_names(sorted(rows, key=lambda row: row.urgency))


def _running_in(units: Units) -> list[Waiting]:
    tasks = running_tasks().order_by("started_at", "pk")
    copies = ReviewCopy.objects.filter(workflow_state_id__in=tasks.values("workflow_state_id")).order_by("id")
    with table_read_once():
        rows: dict[int | None, Listed] = {row.copy.workflow_state_id: row for row in listed(copies)}
        escalated = escalated_steps()
        return [
            waiting_row(state, rows[state.workflow_state_id], state.pk in escalated)
            for state in tasks
            if state.workflow_state_id in rows and is_in(units, rows[state.workflow_state_id].unit_id)
        ]
