"""For whom somebody may act today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosure.review.models import Deputy
from disclosure.review.posts import Standing, standings

if TYPE_CHECKING:
    from base.models import User


def principals_of(user: User) -> list[tuple[Deputy, Standing]]:
    """Return those whom this person represents today, each with what they may take themselves.

    A deputy's deputy is nobody: what was lent is not lent on.
    """
    lent = list(Deputy.objects.on().filter(deputy=user).select_related("person").order_by("pk"))
    if not lent:
        return []
    found = standings(deputy.person_id for deputy in lent)
    return [(deputy, found[deputy.person_id]) for deputy in lent if deputy.person_id in found]


def deputies_for(person_ids: set[int], stage: str) -> set[int]:
    """Return who represents these people today at this stage."""
    lent = Deputy.objects.on().filter(person__in=person_ids, stage__in=["", stage])
    return set(lent.values_list("deputy_id", flat=True))


def both_names(deputy: str, person: str) -> str:
    """王五（代李四）: both stand under a decision."""
    return _("%(deputy)s（代%(person)s）") % {"deputy": deputy, "person": person}
