"""What became of a copy, and what that asks of its author."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from disclosure.catalogue.models import ReviewCopy
from disclosure.review.enums import ENDS_THE_CHAIN, Action, Conclusion
from disclosure.review.models import Decision


class Fate(models.TextChoices):
    """How the chain of a copy stands."""

    RUNNING = "running", _("正在审核")
    PASSED = "passed", _("已通过")
    REJECTED = "rejected", _("已退回")
    CHANGES = "changes", _("请修改")
    REDACT = "redact", _("删减后公开")
    NOT_PUBLIC = "not_public", _("不公开")
    SECRET = "secret", _("已锁定")
    TAKEN_BACK = "taken_back", _("已撤回")


# What the author has to do something about.
SENT_BACK = frozenset({Fate.REJECTED, Fate.CHANGES, Fate.REDACT, Fate.SECRET})
NEXT = {
    Fate.REJECTED: _("按退回理由修改草稿后重新送审。"),
    Fate.CHANGES: _("逐条修改草稿后重新送审。"),
    Fate.REDACT: _("作出删减，在“删减记录”中逐处写明条款和理由，换成删减后的文件，再重新送审。"),
    Fate.SECRET: _("草稿已锁定。请按保密规定报告和处置，不要复制、转发。"),
    Fate.NOT_PUBLIC: _("已按“不予公开”登记，无须再送审。"),
}


def fate_of(state: WorkflowState | None, ending: Decision | None) -> Fate:
    """Return how a chain stands, from Wagtail's state of it and the decision that ended it, if one did."""
    if ending is not None:
        return _fate_by(ending)
    if state is None or state.status == WorkflowState.STATUS_CANCELLED:
        return Fate.TAKEN_BACK
    return Fate.PASSED if state.status == WorkflowState.STATUS_APPROVED else Fate.RUNNING


def _fate_by(decision: Decision) -> Fate:
    if decision.is_about_a_secret:
        return Fate.SECRET
    if decision.action == Action.CONCLUDE:
        return Fate.REDACT if decision.conclusion == Conclusion.REDACT else Fate.NOT_PUBLIC
    return Fate.CHANGES if decision.action == Action.CHANGES else Fate.REJECTED


def endings() -> QuerySet[Decision]:
    """Return the decisions that end a chain. What was escalated waits; what went back to a step goes on."""
    ending = {*ENDS_THE_CHAIN, Action.CONCLUDE}
    return Decision.objects.filter(action__in=ending).exclude(conclusion=Conclusion.ESCALATE)


def endings_of(copy_ids: Iterable[int]) -> dict[int, Decision]:
    """Return the decision that ended each of these copies' chains."""
    return {decision.copy_id: decision for decision in endings().filter(copy_id__in=list(copy_ids))}


def newest_copies(copies: QuerySet[ReviewCopy]) -> QuerySet[ReviewCopy]:
    """Leave out what was sent to review again since."""
    newer = ReviewCopy.objects.filter(
        kind=OuterRef("kind"), source_id=OuterRef("source_id"), pk__gt=OuterRef("pk"), workflow_state_id__isnull=False
    )
    return copies.exclude(Exists(newer))


def states_of(copies: Collection[ReviewCopy]) -> dict[int, WorkflowState]:
    """Return the chains of these copies, each with the step where it is."""
    numbers = [copy.workflow_state_id for copy in copies if copy.workflow_state_id]
    return WorkflowState.objects.select_related("current_task_state__task").in_bulk(numbers)
