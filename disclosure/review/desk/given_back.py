"""我退回的: what I sent back, and whether it came again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from disclosure.catalogue.models import ReviewCopy
from disclosure.review.desk.copies import without_content
from disclosure.review.desk.fates import SENT_BACK, Fate, endings_of, fate_of, states_of
from disclosure.review.desk.sent import open_cases
from disclosure.review.enums import Action, Conclusion
from disclosure.review.models import Decision

if TYPE_CHECKING:
    from base.models import User

SHOWN = 20


@dataclass(frozen=True)
class GivenBack:
    """A copy that I sent back, the newest copy of the same item, and how that one stands."""

    decision: Decision
    copy: ReviewCopy
    newest: ReviewCopy
    fate: Fate
    state: WorkflowState | None = None

    @property
    def came_back(self) -> bool:
        return self.newest.pk != self.copy.pk or self.fate not in SENT_BACK

    @property
    def task_state(self) -> TaskState | None:
        return self.state.current_task_state if self.state and self.fate == Fate.RUNNING else None

    @property
    def words(self) -> str:
        """Where it is now."""
        if not self.came_back:
            return _("起草人尚未重新送审")
        if self.task_state:
            return _("正在“%(step)s”") % {"step": self.task_state.task.name}
        return str(self.fate.label)


def given_back_by(user: User) -> list[GivenBack]:
    """Return what this person sent back, to the author or to an earlier step, the newest first."""
    steps = TaskState.objects.filter(finished_by=user, status=TaskState.STATUS_REJECTED).order_by("-finished_at", "-pk")
    numbers = list(steps.values_list("pk", flat=True)[:SHOWN])
    decisions = [row for row in Decision.objects.filter(task_state_id__in=numbers).order_by("-pk") if _is_return(row)]
    copies = without_content(ReviewCopy.objects.all()).in_bulk([row.copy_id for row in decisions])
    locked = open_cases(copies.values())
    copies = {pk: copy for pk, copy in copies.items() if (copy.kind, copy.source_id) not in locked}
    newest = _newest_of(list(copies.values()))
    states, ended = states_of(list(newest.values())), endings_of(copy.pk for copy in newest.values())
    rows = []
    for decision in decisions:
        if copy := copies.get(decision.copy_id):
            last = newest[(copy.kind, copy.source_id)]
            state = states.get(last.workflow_state_id or 0)
            rows.append(GivenBack(decision, copy, last, fate_of(state, ended.get(last.pk)), state))
    return rows


def _is_return(decision: Decision) -> bool:
    """A secret is not listed anywhere (rule R5), and 不公开 is an end, not a return."""
    if decision.is_about_a_secret:
        return False
    return decision.action in (Action.REJECT, Action.CHANGES, Action.RETURN) or decision.conclusion == Conclusion.REDACT


def _newest_of(copies: list[ReviewCopy]) -> dict[tuple[str, int], ReviewCopy]:
    same = without_content(ReviewCopy.objects.filter(source_id__in=[copy.source_id for copy in copies]))
    rows = same.filter(workflow_state_id__isnull=False, kind__in={copy.kind for copy in copies}).order_by("pk")
    return {(copy.kind, copy.source_id): copy for copy in rows}
