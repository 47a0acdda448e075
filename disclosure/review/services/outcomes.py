"""What a decision does to its chain. The secrecy review's conclusion binds (实施条例 art. 42; 条例 art. 17, 37)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import TaskState

from disclosure.catalogue.prepared import Prepared
from disclosure.review.enums import Action, Conclusion
from disclosure.review.models import Decision
from disclosure.review.services.escalate import escalate
from disclosure.review.services.finish_step import finish_step
from disclosure.review.services.go_back import go_back
from disclosure.review.services.lock_secret import lock_secret
from disclosure.review.services.not_disclosed import not_disclosed
from disclosure.review.services.stop_waiting import stop_waiting
from disclosure.review.services.tell_author import tell_author

if TYPE_CHECKING:
    from base.models import User


def carry_out(decision: Decision, item: Prepared, state: TaskState, user: User) -> None:
    """Move the chain on, back or to its end, as the decision says."""
    if decision.is_about_a_secret:
        lock_secret(item.copy, state, user)
        return  # and nobody is written to: a mail must not carry its title about
    if decision.action == Action.CONCLUDE:
        stop_waiting(item, decision.user, decision.get_conclusion_display())
    if decision.action == Action.APPROVE:
        finish_step(state, item, user, decision, TaskState.STATUS_APPROVED)
        state.workflow_state.update(user=user)
    elif decision.action == Action.RETURN:
        go_back(item, state, user, decision)
    elif decision.conclusion == Conclusion.ESCALATE:
        escalate(item, state, decision)
    else:
        end_chain(item, state, user, decision)
        if decision.conclusion == Conclusion.NOT_PUBLIC:
            not_disclosed(item, decision)
    tell_author(item.copy, decision)


def end_chain(item: Prepared, state: TaskState, user: User, decision: Decision) -> None:
    """The next submission is a new copy that everybody reads anew."""
    finish_step(state, item, user, decision, TaskState.STATUS_REJECTED)
    state.workflow_state.cancel(user=user)
