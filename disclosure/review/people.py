"""Who may take which step, and who may not because they wrote part of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from disclosure.review.models import StageGroup

if TYPE_CHECKING:
    from base.models import User


def snapshot(user: User) -> dict[str, Any]:
    """Return who somebody is now, to be kept after they have left."""
    return {"id": user.pk, "username": user.get_username(), "name": user.get_full_name() or user.get_username()}


def reviewers_of(stage: str, unit_id: int | None) -> QuerySet[User]:
    """Return who may take this stage for this unit: the unit's own group and those that serve every unit."""
    groups = StageGroup.objects.filter(Q(unit_id=unit_id) | Q(unit__isnull=True), stage=stage).values("group_id")
    return get_user_model()._default_manager.filter(groups__in=groups, is_active=True).distinct()


def stages_of(user: User) -> list[tuple[str, int | None]]:
    """Return the stages that a user takes, each with its unit (None: every unit)."""
    groups = user.groups.values("pk")
    return list(StageGroup.objects.filter(group__in=groups).values_list("stage", "unit_id"))


def may_take(user: User, stage: str, unit_id: int | None) -> bool:
    return any(own == stage and unit in (None, unit_id) for own, unit in stages_of(user))


def names(users: Iterable[dict[str, Any]]) -> str:
    return "、".join(user["name"] for user in users)
