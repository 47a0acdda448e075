"""Until when a waiting step should be taken."""

from __future__ import annotations

from datetime import date

from wagtail.models import TaskState

from base.clock import day_of
from base.workdays import CalendarUnknown, add_workdays, is_workday
from disclosure.review.models import ReviewTask


def due_on(task_state: TaskState) -> date:
    """Return the last of the step's working days; the day on which it began is not counted."""
    task: ReviewTask = task_state.task.reviewtask
    return add_workdays(day_of(task_state.started_at), task.days).date


def is_working(day: date) -> bool:
    """Return whether anybody is at their desk; of a year without a calendar, Monday to Friday."""
    try:
        return is_workday(day)
    except CalendarUnknown:
        return day.weekday() < 5
