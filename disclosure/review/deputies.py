"""For whom somebody may act today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosure.review.models import Deputy
from disclosure.review.posts import Standing, standings

if TYPE_CHECKING:
    from base.models import User


@dataclass(frozen=True)
class Role:
    """A person's own standing, or somebody else's that they hold today as a deputy."""

    standing: Standing
    deputy: Deputy | None = None

    def may_take(self, stage: str, unit_id: int | None, group_id: int | None = None) -> bool:
        return self.is_named(stage, unit_id, group_id) and self.standing.may_judge_secrecy(stage, unit_id)

    def is_named(self, stage: str, unit_id: int | None, group_id: int | None = None) -> bool:
        if self.deputy and self.deputy.stage not in ("", stage):
            return False
        return self.standing.is_named(stage, unit_id, group_id)


def roles_of(user: User) -> list[Role]:
    """Return in whose place somebody stands today: first their own, then those they represent.

    A deputy's deputy is nobody: what was lent is not lent on.
    """
    lent = list(Deputy.objects.on().filter(deputy=user).select_related("person").order_by("pk"))
    found = standings([user.pk, *(deputy.person_id for deputy in lent)])
    return [Role(found[user.pk]), *(Role(found[deputy.person_id], deputy) for deputy in lent)]


def deputies_for(person_ids: set[int], stage: str) -> set[int]:
    """Return who represents these people today at this stage."""
    lent = Deputy.objects.on().filter(person__in=person_ids, stage__in=["", stage])
    return set(lent.values_list("deputy_id", flat=True))


def both_names(deputy: str, person: str) -> str:
    """王五（代李四）: both stand under a decision."""
    return _("%(deputy)s（代%(person)s）") % {"deputy": deputy, "person": person}
