"""What one person may take by their own right: groups, the division of work, written designations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db.models import Q

from disclosure.review.enums import STAGES_WITH_SECRECY_FORM
from disclosure.review.models import SecrecyDesignation, StageGroup

if TYPE_CHECKING:
    from base.models import User

Post = tuple[str, int | None]  # a stage and the unit it is taken for; None: every unit


@dataclass(frozen=True)
class Standing:
    """Read once, asked often: the desk asks for every step that waits."""

    user_id: int
    groups: frozenset[int] = frozenset()
    posts: frozenset[Post] = frozenset()
    designated_by: frozenset[int | None] = field(default=frozenset())

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


def standings(user_ids: Iterable[int]) -> dict[int, Standing]:
    """Return what each of these active people may take, in three queries."""
    people = get_user_model()._default_manager.filter(pk__in=set(user_ids), is_active=True)
    groups: dict[int, set[int]] = {pk: set() for pk in people.values_list("pk", flat=True)}
    for user_id, group_id in people.exclude(groups=None).values_list("pk", "groups"):
        groups[user_id].add(group_id)
    every = {group for own in groups.values() for group in own}
    posts: dict[int, set[Post]] = defaultdict(set)
    for group_id, stage, unit_id in StageGroup.objects.filter(group__in=every).values_list("group", "stage", "unit"):
        posts[group_id].add((stage, unit_id))
    designations = list(
        SecrecyDesignation.objects.on()
        .filter(Q(person__in=groups) | Q(group__in=every))
        .values_list("person", "group", "unit")
    )
    return {
        user_id: Standing(
            user_id,
            frozenset(own),
            frozenset(post for group in own for post in posts.get(group, ())),
            frozenset(unit for person, group, unit in designations if person == user_id or group in own),
        )
        for user_id, own in groups.items()
    }


def standing_of(user: User) -> Standing:
    return standings([user.pk]).get(user.pk, Standing(user.pk))
