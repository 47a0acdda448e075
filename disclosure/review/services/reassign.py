"""转交: give a waiting step to one named person who may take it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from base import clock
from base.audit import record
from base.refusal import Refusal
from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import prepare
from disclosure.review.deputies import roles_of
from disclosure.review.mail import send_after_commit
from disclosure.review.models import Assignment, ReviewTask
from disclosure.review.people import reviewers_of, snapshot
from disclosure.review.services.decide import copy_of
from disclosure.review.services.notify import address_of
from disclosure.review.staffing import reasons_against_staff
from disclosure.review.turns import Turn, role_for, turn_of

if TYPE_CHECKING:
    from base.models import User

PERMISSION = "review.add_assignment"


class ReassignmentRefused(Refusal):
    """Raised when a step may not be given to somebody; `reasons` are sentences for people."""


def turn_for_anybody(task_state: TaskState) -> Turn:
    """Return the turn of a step as if it had been given to nobody."""
    turn = turn_of(task_state.pk, task_state.task.specific, prepare([copy_of(task_state)])[0])
    return replace(turn, assigned={})


def people_to_choose(turn: Turn) -> QuerySet[User]:
    """Return who may take the step by their own right, and wrote and took nothing of it."""
    people = reviewers_of(turn.stage, turn.unit_id, turn.group_id).exclude(pk__in=turn.barred())
    return people.order_by("last_name", "first_name", "pk")


def reasons_not_to_touch(task_state: TaskState, user: User) -> list[str]:
    """Return why this person may not say who takes a step. Nobody chooses the reviewer of their own text."""
    if not isinstance(task_state.task.specific, ReviewTask):
        return [_("这不是审核步骤。")]
    state = task_state.workflow_state
    if state.status != WorkflowState.STATUS_IN_PROGRESS or state.current_task_state_id != task_state.pk:
        return [_("这一步已经办结或已被撤回，请刷新待办。")]
    turn = turn_for_anybody(task_state)
    if user.pk in turn.authors:
        return [_("您起草或修改过这份内容，不能指定由谁审核。")]
    if user.has_perm(PERMISSION) or role_for(turn, roles_of(user), user):
        return []
    return [_("只有能办理这一步的人和管理流程的人可以转交。")]


def reasons_not_to_reassign(task_state: TaskState, user: User, person: User, reason: str) -> list[str]:
    """Return why a step may not be given to this person."""
    reasons = reasons_not_to_touch(task_state, user)
    if reasons:
        return reasons
    turn = turn_for_anybody(task_state)
    if not people_to_choose(turn).filter(pk=person.pk).exists():
        reasons.append(_("%(name)s不能办理这一步：不在审核分工中，或起草、审核过这份内容。") % _named(person))
    elif _leaves_nobody(task_state, turn, person):
        reasons.append(_("由%(name)s办理这一步，后面的步骤就没有人能办了。") % _named(person))
    return reasons if reason.strip() else [*reasons, _("请写明转交的事由。")]


@transaction.atomic
def reassign(task_state: TaskState, user: User, person: User, reason: str) -> Assignment:
    """Give the step to this person, who alone may take it from now on (or whoever represents them).

    Raises ReassignmentRefused.
    """
    WorkflowState.objects.select_for_update().get(pk=task_state.workflow_state_id)
    task_state = TaskState.objects.select_related("workflow_state", "task").get(pk=task_state.pk)
    reasons = reasons_not_to_reassign(task_state, user, person, reason)
    if reasons:
        raise ReassignmentRefused(reasons)
    assignment = Assignment.objects.create(
        task_state_id=task_state.pk,
        person_id=person.pk,
        person=snapshot(person),
        assigned_by=snapshot(user),
        reason=reason.strip(),
        assigned_at=clock.now(),
    )
    copy = copy_of(task_state)
    record(
        "review.reassign",
        actor=user,
        obj=copy,
        unit_id=turn_for_anybody(task_state).unit_id,
        content_hash=copy.hash,
        data={"task_state": task_state.pk, "stage": task_state.task.specific.stage, "to": person.pk},
    )
    _tell(task_state, copy, person, user)
    return assignment


def _leaves_nobody(task_state: TaskState, turn: Turn, person: User) -> bool:
    tasks: list[Any] = [task.specific for task in task_state.workflow_state.workflow.tasks]
    later = tasks[[task.pk for task in tasks].index(task_state.task_id) + 1 :]
    return bool(reasons_against_staff(later, turn.unit_id, {*turn.barred(), person.pk}))


def _tell(task_state: TaskState, copy: ReviewCopy, person: User, user: User) -> None:
    said = {
        "stage": task_state.task.name,
        "title": copy.title,
        "name": snapshot(user)["name"],
        "address": address_of(task_state),
    }
    subject = _("转交您办理：%(title)s") % said
    body = _("%(name)s把《%(title)s》的“%(stage)s”转交您办理，请登录：%(address)s") % said
    send_after_commit(subject, body, [person.email])


def _named(person: User) -> dict[str, str]:
    return {"name": snapshot(person)["name"]}
