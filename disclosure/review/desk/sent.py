"""我送审的, 退回给我的: what I sent, where it is, and what came back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from base.clock import day_of, today
from base.workdays import table_read_once, workdays_between
from disclosure.catalogue.models import ReviewCopy
from disclosure.review.desk.copies import without_content
from disclosure.review.desk.fates import NEXT, SENT_BACK, Fate, endings, endings_of, fate_of, newest_copies, states_of
from disclosure.review.desk.links import draft_address
from disclosure.review.models import Decision, Escalation, SecrecyCase

if TYPE_CHECKING:
    from base.models import User

SHOWN = 50


@dataclass(frozen=True)
class Sent:
    """A copy that this person sent. `case` is the number of a case of secrecy: then no title is shown (rule R5)."""

    copy: ReviewCopy
    fate: Fate
    state: WorkflowState | None = None
    ending: Decision | None = None
    case: str = ""
    waited: int = 0  # working days at the present step
    escalated: bool = False  # which waits for the answer of an authority

    @property
    def title(self) -> str:
        return _("涉密情况 %(number)s") % {"number": self.case} if self.fate == Fate.SECRET else self.copy.title

    @property
    def address(self) -> str:
        """Where to go on; a locked draft is opened by nobody."""
        return "" if self.fate == Fate.SECRET else draft_address(self.copy.kind, self.copy.source_id)

    @property
    def step(self) -> str:
        """Where a running copy is."""
        task_state = self.state.current_task_state if self.state and self.fate == Fate.RUNNING else None
        return str(task_state.task.name) if task_state else ""

    @property
    def next(self) -> str:
        return str(NEXT.get(self.fate, ""))

    @property
    def points(self) -> list[str]:
        """What is to be changed, one by one: the reviewer's points, or the places to take out."""
        if self.ending is None or self.fate == Fate.SECRET:
            return []
        return [*self.ending.points, *self.ending.secrecy.get("redact_points", [])]

    @property
    def files(self) -> list[str]:
        """The files that must be replaced by redacted ones."""
        named = self.ending.secrecy.get("redact_files", []) if self.ending and self.fate == Fate.REDACT else []
        return [file["name"] for file in named]


def sent_by(user: User) -> list[Sent]:
    """Return the newest copies that this person sent into a chain, with what became of them."""
    states = WorkflowState.objects.filter(requested_by=user).order_by("-created_at", "-pk").values_list("pk", flat=True)
    copies = without_content(ReviewCopy.objects.filter(workflow_state_id__in=list(states[:SHOWN])))
    return _read(copies.order_by("-id"))


def sent_back_to(user: User) -> list[Sent]:
    """Return what came back to this person and was not sent again since, the newest first."""
    mine = WorkflowState.objects.filter(requested_by=user, status=WorkflowState.STATUS_CANCELLED)
    ended = endings().filter(
        copy_id__in=ReviewCopy.objects.filter(workflow_state_id__in=mine.values("pk")).values("pk")
    )
    copies = newest_copies(without_content(ReviewCopy.objects.filter(pk__in=ended.values("copy_id"))))
    rows = _read(copies.order_by("-id"))
    return [row for row in rows if row.fate in SENT_BACK and (row.case or row.fate != Fate.SECRET)][:SHOWN]


def _read(copies: Iterable[ReviewCopy]) -> list[Sent]:
    rows = list(copies)
    states, ended, cases = states_of(rows), endings_of(row.pk for row in rows), open_cases(rows)
    escalated = _escalated(rows)
    with table_read_once():
        found = [
            _sent(
                row,
                states.get(row.workflow_state_id or 0),
                ended.get(row.pk),
                cases.get((row.kind, row.source_id)),
                row.pk in escalated,
            )
            for row in rows
        ]
    # Of what is locked, no earlier copy is named either.
    return [row for row in found if row.fate == Fate.SECRET or not row.case]


def _sent(
    copy: ReviewCopy, state: WorkflowState | None, ending: Decision | None, case: SecrecyCase | None, escalated: bool
) -> Sent:
    fate = fate_of(state, ending)
    task_state = state.current_task_state if state and fate == Fate.RUNNING else None
    waited = workdays_between(day_of(task_state.started_at), today()).days if task_state else 0
    return Sent(copy, fate, state, ending, case.number if case else "", waited, escalated)


def open_cases(copies: Iterable[ReviewCopy]) -> dict[tuple[str, int], SecrecyCase]:
    """Return the cases that lock any of these items."""
    found = SecrecyCase.objects.locking().filter(source_id__in=[copy.source_id for copy in copies])
    return {(case.kind, case.source_id): case for case in found}


def _escalated(copies: Iterable[ReviewCopy]) -> set[int]:
    waiting = Escalation.objects.open().filter(copy_id__in=[copy.pk for copy in copies])
    return set(waiting.values_list("copy_id", flat=True))
