"""The separation of the three administrators holds for every way to put somebody into a group."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from accounts.separation import reasons_against
from base.refusal import Refusal

User = get_user_model()


class RolesRefused(Refusal):
    """Raised when roles are put together that one person may not have."""


@receiver(m2m_changed, sender=User.groups.through, dispatch_uid="accounts.separation")
def keep_administrators_apart(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any
) -> None:
    if action != "pre_add" or not pk_set:
        return
    if reverse:
        added, people = [instance], list(User._default_manager.filter(pk__in=pk_set))
    else:
        added, people = list(Group.objects.filter(pk__in=pk_set)), [instance]
    for person in people:
        reasons = reasons_against({*person.groups.all(), *added})
        if reasons:
            raise RolesRefused(reasons)
