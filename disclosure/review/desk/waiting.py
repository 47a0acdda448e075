"""待我办理: what waits for me, sorted by what the law leaves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.models import Group
from django.db.models import Q
from wagtail.models import TaskState

from base.clock import today
from base.workdays import table_read_once
from disclosure.catalogue.models import ReviewCopy
from disclosure.review.deadlines import due_on
from disclosure.review.deputies import Role, roles_of
from disclosure.review.desk.copies import Listed
from disclosure.review.desk.limits import Limit, limit_until
from disclosure.review.desk.steps import listed_turns, running_tasks
from disclosure.review.flags import flags_of
from disclosure.review.models import Escalation
from disclosure.review.turns import role_for
from portal.models import Unit

if TYPE_CHECKING:
    from base.models import User


@dataclass(frozen=True)
class Waiting:
    """A step that waits. `deputy_of` names whom one would act for; `escalated` means that it waits for the answer of
    an authority, without a deadline of ours."""

    task_state: TaskState
    copy: ReviewCopy
    stage: str
    due_on: date
    unit_id: int | None = None
    step: Limit | None = None
    law: Limit | None = None
    deputy_of: str = ""
    assigned: bool = False
    escalated: bool = False
    may_open: bool = True
    unit: Unit | None = None
    flags: tuple[str, ...] = ()

    @property
    def overdue(self) -> bool:
        return not self.escalated and self.due_on < today()

    @property
    def is_late(self) -> bool:
        """By the step or by the law."""
        return self.overdue or bool(self.law and self.law.is_over)

    @property
    def urgency(self) -> tuple[date, date, date, int]:
        """Law first, then the step, then who waits longest."""
        last = self.law.last if self.law else date.max
        return (last, date.max if self.escalated else self.due_on, self.copy.submitted_at.date(), self.task_state.pk)


def waiting_for(user: User) -> list[Waiting]:
    """Return what waits for this person, as themselves or as a deputy: what was given to them, their stages and units,
    without what they wrote or already decided. The cost in queries does not grow with what waits."""
    roles = roles_of(user)
    found = []
    with table_read_once():
        escalated = escalated_steps()
        for state, row, turn in listed_turns(running_tasks().filter(_in_reach(roles)).order_by("started_at", "pk")):
            role = role_for(turn, roles, user)
            if role:
                found.append(waiting_row(state, row, state.pk in escalated, role, bool(turn.assigned)))
    return with_names(sorted(found, key=lambda each: each.urgency))


def waiting_row(
    state: TaskState, row: Listed, escalated: bool, role: Role | None = None, assigned: bool = False
) -> Waiting:
    due = due_on(state)
    return Waiting(
        task_state=state,
        copy=row.copy,
        stage=state.task.name,
        due_on=due,
        unit_id=row.unit_id,
        step=None if escalated else limit_until(due),
        law=limit_until(row.law_last) if row.law_last else None,
        deputy_of=role.deputy.person.get_full_name() if role and role.deputy else "",
        assigned=assigned,
        escalated=escalated,
    )


def with_names(rows: list[Waiting]) -> list[Waiting]:
    """Add the units' names and what staff keep seeing (紧急公开)."""
    units = Unit.objects.in_bulk({row.unit_id for row in rows if row.unit_id})
    flags = flags_of({(row.copy.kind, row.copy.source_id) for row in rows})
    return [
        replace(
            row,
            unit=units.get(row.unit_id or 0),
            flags=tuple(flags.get((row.copy.kind, row.copy.source_id), ())),
        )
        for row in rows
    ]


def escalated_steps() -> set[int]:
    """Return the steps that wait for the answer of an authority (条例 art. 17)."""
    return set(Escalation.objects.open().values_list("task_state_id", flat=True))


def _in_reach(roles: list[Role]) -> Q:
    """What the database can leave out before anybody looks at it: other stages, other groups."""
    stages = {stage for role in roles for stage, _unit in role.standing.posts}
    people = [role.standing.user_id for role in roles]
    groups = Group.objects.filter(user__in=people)
    return Q(task__reviewtask__stage__in=stages) | Q(task__reviewtask__group__in=groups.values("pk"))
