"""Whose turn it is: who may take a waiting step, who may not, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import Prepared
from disclosure.review.deputies import Role, roles_of
from disclosure.review.enums import Stage
from disclosure.review.models import Assignment, Decision
from disclosure.review.people import capacity_in, persons_behind
from disclosure.review.scope import unit_of

if TYPE_CHECKING:
    from base.models import User
    from disclosure.review.models import ReviewTask


@dataclass(frozen=True)
class Turn:
    """A waiting step as it is judged.

    `authors` wrote part of the copy; `others` took another step of it, or were represented at one. `assigned` is the
    one person whom the step was given to, if it was.
    """

    stage: str
    unit_id: int | None
    group_id: int | None = None
    authors: frozenset[int] = frozenset()
    others: frozenset[int] = frozenset()
    assigned: dict[str, Any] = field(default_factory=dict)

    def barred(self) -> frozenset[int]:
        return self.authors | self.others


def turn_of(task_state_id: int, task: ReviewTask, item: Prepared) -> Turn:
    """Read what must be known of a step that waits on a copy."""
    decisions = Decision.objects.filter(copy_id=item.copy.pk)
    return turn_with(task, item, decisions, assignments([task_state_id]).get(task_state_id, {}))


def turn_with(task: ReviewTask, item: Prepared, decisions: Iterable[Decision], assigned: dict[str, Any]) -> Turn:
    """Return a turn from what was read already. A step that the copy came back to may be taken again by the same
    person; any other step makes two."""
    return turn_about(task, item.copy, unit_of(item), decisions, assigned)


def turn_about(
    task: ReviewTask, copy: ReviewCopy, unit_id: int | None, decisions: Iterable[Decision], assigned: dict[str, Any]
) -> Turn:
    """Return the same of a copy whose content was not read, for its unit."""
    others = {pk for decision in decisions if decision.stage != task.stage for pk in persons_behind(decision)}
    return Turn(
        stage=task.stage,
        unit_id=unit_id,
        group_id=task.group_id,
        authors=frozenset(author["id"] for author in copy.authors),
        others=frozenset(others),
        assigned=assigned,
    )


def assignments(task_state_ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Return to whom each of these steps was given, the newest word of each."""
    given = Assignment.objects.filter(task_state_id__in=list(task_state_ids)).order_by("id")
    return {each.task_state_id: each.person for each in given}


def role_for(turn: Turn, roles: Sequence[Role], user: User) -> Role | None:
    """Return the role in which somebody takes a step: their own before that of another; None where they may not."""
    if user.pk in turn.barred():
        return None
    return next((role for role in _able(turn, roles) if role.standing.user_id not in turn.barred()), None)


def capacity_for(turn: Turn, user: User, roles: Sequence[Role] | None = None) -> dict[str, Any]:
    """Return in whose name somebody takes this step, as the decision keeps it."""
    role = role_for(turn, roles_of(user) if roles is None else roles, user)
    return capacity_in(role, user) if role else {}


def reasons_not_to_take(turn: Turn, user: User, roles: Sequence[Role] | None = None) -> list[str]:
    """Return why somebody may not take this step: it is not theirs, they wrote part of it, they took another one.

    Superusers are no exception. Whoever acts for another is bound by what binds either.
    """
    roles = roles_of(user) if roles is None else roles
    able = _able(turn, roles)
    reasons = [] if able else [_not_yours(turn, roles)]
    if user.pk in turn.authors:
        reasons.append(_("您起草或修改过这份内容，不能审核（不得自己审核自己写的内容）。"))
    if user.pk in turn.others:
        reasons.append(_("您已经办理过这份送审稿的另一步，同一人不得审核两次。"))
    if able and not reasons and role_for(turn, roles, user) is None:
        reasons += _barred_behind(turn, able)
    return reasons


def _able(turn: Turn, roles: Iterable[Role]) -> list[Role]:
    able = [role for role in roles if role.may_take(turn.stage, turn.unit_id, turn.group_id)]
    if turn.assigned:
        return [role for role in able if role.standing.user_id == turn.assigned["id"]]
    return able


def _not_yours(turn: Turn, roles: Sequence[Role]) -> str:
    if turn.assigned and any(role.may_take(turn.stage, turn.unit_id, turn.group_id) for role in roles):
        return _("这一步已转交%(name)s办理。") % {"name": turn.assigned["name"]}
    if any(role.is_named(turn.stage, turn.unit_id, turn.group_id) for role in roles):
        return _("您没有该单位的书面指定，不能为它作保密审查（北京市保守国家秘密条例第二十七条）。")
    return _("您不在“%(stage)s”的审核分工中。") % {"stage": Stage(turn.stage).label}


def _barred_behind(turn: Turn, able: Sequence[Role]) -> list[str]:
    """Every role that would do is somebody's who is bound themselves."""
    reasons = []
    for role in able:
        name = role.deputy.person.get_full_name() if role.deputy else ""
        if role.standing.user_id in turn.authors:
            reasons.append(_("您代行的%(name)s起草或修改过这份内容，不能代为审核。") % {"name": name})
        elif role.standing.user_id in turn.others:
            reasons.append(_("您代行的%(name)s已经办理过这份送审稿的另一步，不能再代其审核。") % {"name": name})
    return reasons
