"""The moments at which the review room acts. No receiver has an effect outside the database."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import TaskState, WorkflowState

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
