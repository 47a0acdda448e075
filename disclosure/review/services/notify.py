"""Tell the next reviewer, after COMMIT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from disclosure.catalogue.prepared import prepare
from disclosure.review.deputies import deputies_for
from disclosure.review.mail import send_after_commit
from disclosure.review.models import ReviewTask
from disclosure.review.people import reviewers_of
from disclosure.review.services.decide import copy_of
from disclosure.review.turns import Turn, turn_of

if TYPE_CHECKING:
    from base.models import User


def tell_next_reviewers(task_state: TaskState) -> None:
    """Mail everybody who may take this step, except authors and those who took another one."""
    task = task_state.task.specific
    if not isinstance(task, ReviewTask):
        return
    copy = copy_of(task_state)
    said = {"stage": task.name, "title": copy.title, "address": address_of(task_state)}
    subject = _("待%(stage)s：%(title)s") % said
    body = _("《%(title)s》已送到“%(stage)s”，请登录办理：%(address)s") % said
    turn = turn_of(task_state.pk, task, prepare([copy])[0])
    send_after_commit(subject, body, [person.email for person in people_able(turn)])


def people_able(turn: Turn) -> QuerySet[User]:
    """Return who may take a waiting step: whom it was given to, else all whose step it is, and their deputies."""
    people = reviewers_of(turn.stage, turn.unit_id, turn.group_id).exclude(pk__in=turn.barred())
    if turn.assigned:
        people = people.filter(pk=turn.assigned["id"])
    own = set(people.values_list("pk", flat=True))
    able = own | (deputies_for(own, turn.stage) - turn.barred())
    return get_user_model()._default_manager.filter(pk__in=able, is_active=True).order_by("pk")


def address_of(task_state: TaskState) -> str:
    """Return the address of the review page, as mails carry it."""
    return str(settings.WAGTAILADMIN_BASE_URL + reverse("review:task", args=[task_state.pk]))
