"""Whose work somebody answers for: leaders of a unit, and the disclosure office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.models import RoleGroup
from accounts.roles import Role
from disclosure.review.enums import Stage
from disclosure.review.people import stages_of

if TYPE_CHECKING:
    from base.models import User

LEADING_STAGES = frozenset({Stage.OFFICE, Stage.SECOND, Stage.FINAL})
LEADING_ROLES = (Role.UNIT_LEADER, Role.DISCLOSURE_OFFICE)
Units = frozenset[int | None]  # None stands for every unit


def units_led_by(user: User) -> Units:
    """Return the units whose leader somebody is, or whose disclosure office."""
    posts = {unit for stage, unit in stages_of(user) if stage in LEADING_STAGES}
    roles = RoleGroup.objects.filter(role__in=LEADING_ROLES, group__user=user)
    return frozenset({*posts, *roles.values_list("unit_id", flat=True)})


def is_in(units: Units, unit_id: int | None) -> bool:
    """Return whether something of this unit is theirs to answer for; the district's own is for those of every unit."""
    return None in units or (unit_id is not None and unit_id in units)
