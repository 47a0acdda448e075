"""Close a step as Wagtail keeps it, for its own lists and history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import TaskState

from base.refusal import Refusal
from disclosure.catalogue.prepared import Prepared
from disclosure.review.models import Decision

if TYPE_CHECKING:
    from base.models import User

VERBS = {TaskState.STATUS_APPROVED: "approve", TaskState.STATUS_REJECTED: "reject"}


class DraftGone(Refusal):
    """Raised when the draft of a copy was deleted, which nothing but SQL does."""


def finish_step(state: TaskState, item: Prepared, user: User, decision: Decision, status: str) -> None:
    """Mark a step as taken. `TaskState.approve` would build the draft and ask for the next task only to log them:
    the row is named by the copy that was read.

    Raises DraftGone; the caller's transaction takes the decision back.
    """
    state.status, state.comment = status, decision.comment
    state.finished_at, state.finished_by = timezone.now(), user
    state.save()
    try:
        _log(state, item, user, decision, status)
    except ValidationError as error:  # Wagtail's entry looks for the row
        raise DraftGone([_("草稿已被删除，这一步不能办理。")]) from error


def _log(state: TaskState, item: Prepared, user: User, decision: Decision, status: str) -> None:
    model: Any = item.kind.model
    named = model(pk=item.copy.source_id)
    named.id = named.pk  # a page is logged by the number of its base
    log(
        instance=named,
        title=item.copy.title,
        action=f"wagtail.workflow.{VERBS[status]}",
        user=user,
        revision=state.revision,
        data={
            "workflow": {
                "id": state.workflow_state.workflow_id,
                "title": state.workflow_state.workflow.name,
                "status": status,
                "task_state_id": state.pk,
                "task": {"id": state.task_id, "title": state.task.name},
                "next": None,
            },
            "comment": decision.comment,
        },
    )
