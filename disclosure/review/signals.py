"""The moments at which the review room acts. No receiver has an effect outside the database."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted

from disclosure.review.services.notify import tell_next_reviewers
from disclosure.review.services.submit import freeze_submission


@receiver(post_save, sender=WorkflowState, dispatch_uid="review.freeze")
def freeze_when_a_chain_begins(instance: WorkflowState, **kwargs: Any) -> None:
    """`workflow_submitted` is not sent on resume, and `Task.start` runs at every step: this fires exactly once."""
    if instance.status == WorkflowState.STATUS_IN_PROGRESS and instance.current_task_state_id is None:
        freeze_submission(instance)


@receiver(post_save, dispatch_uid="review.tell")
def tell_when_a_step_begins(sender: Any, instance: Any, created: bool = False, **kwargs: Any) -> None:
    if created and isinstance(instance, TaskState):
        tell_next_reviewers(instance)


def no_mail_before_commit(**kwargs: Any) -> None:
    """Stands where Wagtail would connect its own mails, which leave before COMMIT (`services.tell_author`)."""


for _signal, _name in (
    (workflow_submitted, "submitted"),
    (workflow_approved, "approved"),
    (workflow_rejected, "rejected"),
):
    # The first receiver under a dispatch_uid wins, and this room is ready before wagtail.admin.
    _signal.connect(
        no_mail_before_commit, sender=WorkflowState, dispatch_uid=f"workflow_state_{_name}_email_notification"
    )
