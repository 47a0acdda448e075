"""待确定 and 涉密情况: what those who judge secrecy for these units have to follow up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from disclosure.review.deputies import roles_of
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM
from disclosure.review.models import Escalation, SecrecyCase

if TYPE_CHECKING:
    from base.models import User


def units_judged_by(user: User) -> set[int | None]:
    """Return the units for which somebody judges secrecy, as a deputy too; None stands for every unit."""
    return {unit for role in roles_of(user) for stage, unit in role.standing.posts if stage in STAGES_WITH_SECRECY_FORM}


def judges_secrecy(user: User) -> bool:
    return bool(units_judged_by(user))


def _own(user: User) -> Q:
    units = units_judged_by(user)
    if None in units:
        return Q()
    return Q(unit_id__in=units) if units else Q(pk__in=[])


def cases_for(user: User) -> QuerySet[SecrecyCase]:
    """Return the cases of these units, open ones first."""
    return SecrecyCase.objects.filter(_own(user)).select_related("unit").order_by("closed_at", "-pk")


def escalations_for(user: User) -> QuerySet[Escalation]:
    """Return what was escalated for these units, unanswered first; `is_secret` where no title may be shown."""
    secret = SecrecyCase.objects.locking().filter(kind=OuterRef("kind"), source_id=OuterRef("source_id"))
    found = Escalation.objects.filter(_own(user)).select_related("unit").annotate(is_secret=Exists(secret))
    return found.order_by("answered_at", "-pk")
