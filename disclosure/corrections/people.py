"""Who may hide, confirm, report and erase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from accounts.models import RoleGroup
from accounts.roles import Role
from disclosure.review.enums import Stage
from disclosure.review.people import may_take, reviewers_of, stages_of

if TYPE_CHECKING:
    from base.models import User

ITEM_STAGES = (Stage.FIRST, Stage.SECOND, Stage.SECRECY, Stage.FINAL)


def in_office(user: User, unit_id: int | None) -> bool:
    """Return whether somebody works in the disclosure office (公开办) that answers for this unit."""
    office = RoleGroup.objects.filter(Q(unit_id=unit_id) | Q(unit_id=None), role=Role.DISCLOSURE_OFFICE)
    return user.is_active and office.filter(group__user=user).exists()


def may_withdraw(user: User, unit_id: int | None) -> bool:
    """Any leader of the unit (who takes its last step), or the disclosure office."""
    return may_take(user, Stage.FINAL, unit_id) or in_office(user, unit_id)


def may_confirm(user: User, unit_id: int | None) -> bool:
    """Any reviewer of the unit's items, or the disclosure office; who hid it is excluded by the verb."""
    return in_office(user, unit_id) or any(may_take(user, stage, unit_id) for stage in ITEM_STAGES)


def may_handle(user: User, unit_id: int | None) -> bool:
    """Incidents are for those who answer for them: leaders, secrecy reviewers, the disclosure office."""
    return may_withdraw(user, unit_id) or may_take(user, Stage.SECRECY, unit_id)


def unit_ids_of(user: User) -> set[int | None]:
    """Return the units that somebody reviews for or is the office of; None stands for every unit."""
    posts = [unit for stage, unit in stages_of(user) if stage in ITEM_STAGES]
    office = RoleGroup.objects.filter(role=Role.DISCLOSURE_OFFICE, group__user=user)
    return {*posts, *office.values_list("unit_id", flat=True)}


def units_of(user: User) -> Q:
    """Return the condition on `unit` for the rows that somebody answers for."""
    units = unit_ids_of(user)
    if None in units:
        return Q()
    return Q(unit_id__in=units) if units else Q(pk__in=[])


def who_answers(unit_id: int | None, stages: tuple[str, ...] = (Stage.FINAL, Stage.SECRECY)) -> QuerySet[User]:
    """Return whom to tell: those of these steps, and the disclosure office."""
    people = get_user_model()._default_manager.filter(is_active=True)
    office = RoleGroup.objects.filter(Q(unit_id=unit_id) | Q(unit_id=None), role=Role.DISCLOSURE_OFFICE)
    wanted = Q(groups__in=office.values("group_id"))
    for stage in stages:
        wanted |= Q(pk__in=reviewers_of(stage, unit_id).values("pk"))
    return people.filter(wanted).distinct()
