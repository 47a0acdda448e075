"""催办: write to those who may take an overdue step, at most once a day, on working days."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from base.clock import day_of
from disclosure.catalogue.prepared import Prepared
from disclosure.review.deadlines import due_on, is_working
from disclosure.review.desk import running_tasks, waiting_turns
from disclosure.review.mail import send_after_commit
from disclosure.review.models import Escalation, Reminder
from disclosure.review.services.notify import address_of, people_able
from disclosure.review.turns import Turn


def remind(now: datetime) -> int:
    """Write about every step whose working days are over; return for how many. A step of the clock (`tick`).

    What was 报请确定 waits for its answer and has no deadline here.
    """
    day = day_of(now)
    if not is_working(day):
        return 0
    waiting = Escalation.objects.open().values("task_state_id")
    told = Reminder.objects.filter(day=day).values("task_state_id")
    tasks = running_tasks().exclude(pk__in=waiting).exclude(pk__in=told).order_by("pk")
    return sum(_remind(state, item, turn, day) for state, item, turn in waiting_turns(tasks) if due_on(state) < day)


@transaction.atomic
def _remind(state: TaskState, item: Prepared, turn: Turn, day: date) -> bool:
    """The row is the lock: of two ticks at the same moment one makes it, and writes."""
    _row, made = Reminder.objects.get_or_create(task_state_id=state.pk, day=day)
    if made:
        said = {
            "title": item.copy.title,
            "stage": state.task.name,
            "due": due_on(state).isoformat(),
            "address": address_of(state),
        }
        subject = _("已超期，请办理%(stage)s：%(title)s") % said
        body = _("《%(title)s》的“%(stage)s”应于%(due)s前办结，现已超期，请登录办理：%(address)s") % said
        send_after_commit(subject, body, [person.email for person in people_able(turn)])
    return made
