"""Tell the next reviewer, after COMMIT."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from disclosure.catalogue.prepared import prepare
from disclosure.review.mail import send_after_commit
from disclosure.review.models import Decision, ReviewTask
from disclosure.review.people import reviewers_of
from disclosure.review.services.decide import copy_of


def tell_next_reviewers(task_state: TaskState) -> None:
    """Mail everybody who may take this step, except authors and those who took another one."""
    task = task_state.task.specific
    if not isinstance(task, ReviewTask):
        return
    copy = copy_of(task_state)
    busy = {author["id"] for author in copy.authors}
    busy |= set(Decision.objects.filter(copy_id=copy.pk).values_list("user_id", flat=True))
    people = reviewers_of(task.stage, prepare([copy])[0].facts.unit_id).exclude(pk__in=busy)
    address = settings.WAGTAILADMIN_BASE_URL + reverse("review:task", args=[task_state.pk])
    subject = _("待%(stage)s：%(title)s") % {"stage": task.get_stage_display(), "title": copy.title}
    body = _("《%(title)s》已送到“%(stage)s”，请登录办理：%(address)s") % {
        "title": copy.title,
        "stage": task.get_stage_display(),
        "address": address,
    }
    send_after_commit(subject, body, [person.email for person in people])
