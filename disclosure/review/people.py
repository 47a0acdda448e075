"""Who may take which step, and in whose name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from disclosure.review.deputies import Role, both_names, roles_of
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM
from disclosure.review.models import Decision, SecrecyDesignation, StageGroup
from disclosure.review.posts import Post, standing_of

if TYPE_CHECKING:
    from base.models import User


def snapshot(user: User) -> dict[str, Any]:
    """Return who somebody is now, to be kept after they have left."""
    return {"id": user.pk, "username": user.get_username(), "name": user.get_full_name() or user.get_username()}


def reviewers_of(stage: str, unit_id: int | None, group_id: int | None = None) -> QuerySet[User]:
    """Return who may take this stage for this unit by their own right.

    They are in the chain's own group where it names one, else in the unit's own group or one that serves every unit.
    Whoever judges secrecy for a unit without being in its own group needs the unit's written designation.
    """
    people = get_user_model()._default_manager.filter(is_active=True)
    own = StageGroup.objects.filter(Q(unit_id=unit_id), stage=stage).values("group_id")
    if group_id is not None:
        people = people.filter(groups=group_id)
    else:
        serving = StageGroup.objects.filter(Q(unit_id=unit_id) | Q(unit__isnull=True), stage=stage)
        people = people.filter(groups__in=serving.values("group_id"))
    if stage in STAGES_WITH_SECRECY_FORM and unit_id is not None:
        valid = SecrecyDesignation.objects.on().filter(Q(unit_id=unit_id) | Q(unit__isnull=True))
        answers = Q(groups__in=own) | Q(groups__in=valid.exclude(group=None).values("group_id"))
        answers |= Q(pk__in=valid.exclude(person=None).values("person_id"))
        people = people.filter(pk__in=get_user_model()._default_manager.filter(answers).values("pk"))
    return people.distinct()


def stages_of(user: User) -> list[Post]:
    """Return the stages that a user takes, each with its unit (None: every unit)."""
    return sorted(standing_of(user).posts, key=lambda post: (post[0], post[1] or 0))


def may_take(user: User, stage: str, unit_id: int | None, group_id: int | None = None) -> bool:
    """Return whether somebody may take a step by their own right; what a deputy may is `capacity_of`'s to say."""
    return standing_of(user).may_take(stage, unit_id, group_id)


def may_act(user: User, stage: str, unit_id: int | None, group_id: int | None = None) -> bool:
    """Return whether somebody may take a step, for themselves or as a deputy."""
    return any(role.may_take(stage, unit_id, group_id) for role in roles_of(user))


def capacity_of(
    user: User, stage: str, unit_id: int | None, group_id: int | None = None, without: Collection[int] = ()
) -> dict[str, Any]:
    """Return in whose name somebody takes a step; to be kept with the decision.

    Empty where they take it by their own right. Else `name` is 王五（代李四） and `acting_for` the snapshot of 李四.

    Args:
        group_id: the chain's own group for this step, if it names one.
        without: persons who may not be represented here: authors, and whoever took another step.
    """
    for role in roles_of(user):
        if role.may_take(stage, unit_id, group_id) and role.standing.user_id not in without:
            return capacity_in(role, user)
    return {}


def capacity_in(role: Role, user: User) -> dict[str, Any]:
    """Return what is kept of the role that somebody acts in."""
    if role.deputy is None:
        return {}
    person = snapshot(role.deputy.person)
    return {
        "name": both_names(snapshot(user)["name"], person["name"]),
        "acting_for": person,
        "deputy_until": role.deputy.last_day.isoformat(),
        "deputy_reason": role.deputy.reason,
    }


def persons_behind(decision: Decision) -> set[int]:
    """Return whom a decision counts for: who took it, and whom they represented."""
    represented = (getattr(decision, "capacity", None) or {}).get("acting_for") or {}
    return {decision.user_id} | ({represented["id"]} if represented else set())


def names(users: Iterable[dict[str, Any]]) -> str:
    return "、".join(user["name"] for user in users)
