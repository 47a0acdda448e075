"""Chains as people configure them, as one-liners."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group, Permission

from base.clock import today
from base.models import User
from disclosure.review.enums import Covers
from disclosure.review.models import Chain, ChainStep, Deputy, StageGroup
from disclosure.review.services.lay_chain import lay_chain
from portal.models import Unit
from tests.factories import UserFactory


def chain_of(*stages: str, name: str = "", covers: str = Covers.ITEMS, **scope: Any) -> Chain:
    """Configure a chain and put it into effect."""
    chain = Chain.objects.create(name=name or f"流程{Chain.objects.count()}", covers=covers, **scope)
    set_steps(chain, *stages)
    return lay_chain(chain)


def set_steps(chain: Chain, *stages: str, **fields: Any) -> None:
    chain.steps.set([ChainStep(stage=stage, sort_order=order, **fields) for order, stage in enumerate(stages)])
    chain.save()


def stages_of_workflow(workflow: Any) -> list[str]:
    return [task.specific.stage for task in workflow.tasks]


def in_a_group(name: str, user: User | None = None) -> User:
    """Return somebody in a group of this name, made if need be, who may enter the admin."""
    user = user or UserFactory()
    group, _made = Group.objects.get_or_create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin"))
    user.groups.add(group)
    return user


def of_the_unit(stage: str, unit: Unit) -> User:
    """Return somebody who takes a stage for one unit alone."""
    user = in_a_group(f"{unit.name}·{stage}")
    StageGroup.objects.get_or_create(stage=stage, unit=unit, group=user.groups.get())
    return user


def stand_in(deputy: User, person: User, stage: str = "", days: tuple[int, int] = (0, 0)) -> Deputy:
    """Let somebody represent another, by default today."""
    first, last = (today() + timedelta(days=n) for n in days)
    return Deputy.objects.create(
        person=person, deputy=deputy, stage=stage, first_day=first, last_day=last, reason="出差"
    )
