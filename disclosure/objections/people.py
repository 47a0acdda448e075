"""Who sees and who answers objections: the unit's editors and leaders, and the disclosure office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from accounts.models import RoleGroup
from accounts.roles import Role
from disclosure.corrections.people import may_withdraw, who_answers
from disclosure.review.enums import Stage
from disclosure.review.people import stages_of
from disclosure.review.services.unit_groups import units_edited_by

if TYPE_CHECKING:
    from base.models import User


def unit_ids_of(user: User) -> set[int | None]:
    """Return the units whose objections somebody sees; None stands for every unit, and for what names none."""
    leads = [unit for stage, unit in stages_of(user) if stage == Stage.FINAL]
    office = RoleGroup.objects.filter(role=Role.DISCLOSURE_OFFICE, group__user=user).values_list("unit_id", flat=True)
    return {*leads, *office, *units_edited_by(user)}


def seen_by(user: User) -> Q:
    """Return the condition on objections that somebody sees."""
    units = unit_ids_of(user)
    if None in units:
        return Q()
    return Q(unit_id__in=units) if units else Q(pk__in=[])


def may_see(user: User, unit_id: int | None) -> bool:
    units = unit_ids_of(user)
    return None in units or (unit_id is not None and unit_id in units)


def may_decide(user: User, unit_id: int | None) -> bool:
    """Leaders of the unit and the disclosure office: those who may hide an item."""
    return may_withdraw(user, unit_id)


def who_is_told(unit_id: int | None) -> QuerySet[User]:
    """Return leaders, office and editors of a unit."""
    editors = RoleGroup.objects.filter(role=Role.INFO_OFFICER, unit_id=unit_id) if unit_id else RoleGroup.objects.none()
    known = Q(pk__in=who_answers(unit_id, (Stage.FINAL,)).values("pk")) | Q(groups__in=editors.values("group_id"))
    return get_user_model()._default_manager.filter(known, is_active=True).distinct()
