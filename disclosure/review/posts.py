"""What one person may take by their own right: groups, the division of work, written designations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.contrib.auth.models import Group
from django.db.models import Q

from disclosure.review.enums import STAGES_WITH_SECRECY_FORM
from disclosure.review.models import SecrecyDesignation, StageGroup

if TYPE_CHECKING:
    from base.models import User

Post = tuple[str, int | None]  # a stage and the unit it is taken for; None: every unit


@dataclass(frozen=True)
class Standing:
    """Read once, asked often: the desk asks for every step that waits. What few steps ask for is read when asked."""

    user_id: int
    posts: frozenset[Post] = frozenset()

    def may_take(self, stage: str, unit_id: int | None, group_id: int | None = None) -> bool:
        """Return whether this person takes a step: of the chain's own group where it names one."""
        return self.is_named(stage, unit_id, group_id) and self.may_judge_secrecy(stage, unit_id)

    def is_named(self, stage: str, unit_id: int | None, group_id: int | None = None) -> bool:
        if group_id is not None:
            return group_id in self.groups
        return not self.posts.isdisjoint({(stage, unit_id), (stage, None)})

    def may_judge_secrecy(self, stage: str, unit_id: int | None) -> bool:
        """A unit answers for its own secrets: its own group, or whom it has designated in writing
        (北京市保守国家秘密条例 art. 27). What belongs to no unit is the district's own."""
        if stage not in STAGES_WITH_SECRECY_FORM or unit_id is None or (stage, unit_id) in self.posts:
            return True
        return not self.designated_by.isdisjoint({unit_id, None})

    @cached_property
    def groups(self) -> frozenset[int]:
        return frozenset(Group.objects.filter(user=self.user_id).values_list("pk", flat=True))

    @cached_property
    def designated_by(self) -> frozenset[int | None]:
        """Return the units whose written word stands today; None: all of them together."""
        named = Q(person=self.user_id) | Q(group__user=self.user_id)
        return frozenset(SecrecyDesignation.objects.on().filter(named).values_list("unit", flat=True))


def standings(user_ids: Iterable[int]) -> dict[int, Standing]:
    """Return what each of these people may take, in one query. Whether they are still here is not asked."""
    wanted = set(user_ids)
    posts: dict[int, set[Post]] = defaultdict(set)
    held = StageGroup.objects.filter(group__user__in=wanted)
    for user_id, stage, unit_id in held.values_list("group__user", "stage", "unit"):
        posts[user_id].add((stage, unit_id))
    return {user_id: Standing(user_id, frozenset(posts[user_id])) for user_id in wanted}


def standing_of(user: User) -> Standing:
    return standings([user.pk])[user.pk] if user.is_active else Standing(user.pk)
