"""Put a chain into effect as it is configured, and say for whom nobody could complete it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from base.audit import record
from disclosure.review.enums import Covers
from disclosure.review.models import Chain, ChainStep
from disclosure.review.presets import Preset
from disclosure.review.services.lay_chain import lay_chain, steps_of
from disclosure.review.services.set_up_chain import show_in_wagtail
from disclosure.review.staffing import reasons_against_staff
from portal.models import Unit

if TYPE_CHECKING:
    from base.models import User

NAMED = 10  # units that one warning names


@transaction.atomic
def configure_chain(chain: Chain, user: User, act: str) -> Chain:
    """Lay a chain that was just saved. Chains that run keep the steps that they began with."""
    lay_chain(chain)
    if chain.is_default and chain.active:
        show_in_wagtail(*((chain, None) if chain.covers == Covers.ITEMS else (None, chain)))
    data = {
        "act": act,
        "active": chain.active,
        "covers": chain.covers,
        "kinds": list(chain.kinds),
        "stages": [step.stage for step in steps_of(chain)],
        "workflow": chain.workflow_id,
    }
    record("review.chain", actor=user, obj=chain, data=data)
    return chain


@transaction.atomic
def begin_with(preset: Preset, user: User) -> Chain:
    """Make a chain of a preset, not in use yet: whom it is for is said next."""
    taken = set(Chain.objects.values_list("name", flat=True))
    base = str(preset.name)
    name = next(text for text in (base, *(f"{base}（{n}）" for n in range(2, 1000))) if text not in taken)
    chain = Chain.objects.create(name=name, active=False)
    chain.steps.set(
        [
            ChainStep(stage=stage, name=title, questions=questions, sort_order=order)
            for order, (stage, title, questions) in enumerate(preset.steps)
        ]
    )
    chain.save()
    return configure_chain(chain, user, "preset")


def gaps_of(chain: Chain) -> list[str]:
    """Return for which units nobody could complete a chain, each lack once with the units that have it."""
    lacks: dict[str, list[str]] = {}
    for unit_id, name in _units_of(chain):
        for reason in reasons_against_staff(steps_of(chain), unit_id, set()):
            lacks.setdefault(reason, []).append(name)
    return [f"{_listed(names)}：{reason}" for reason, names in lacks.items()]


def _units_of(chain: Chain) -> Iterator[tuple[int | None, str]]:
    if chain.unit_id:
        yield chain.unit_id, str(chain.unit)
        return
    if chain.covers == Covers.WORDS:
        yield None, _("全区")
    for unit in Unit.objects.order_by("order", "pk"):
        yield unit.pk, unit.name


def _listed(names: list[str]) -> str:
    if len(names) <= NAMED:
        return "、".join(names)
    return _("%(names)s等%(n)d个单位") % {"names": "、".join(names[:NAMED]), "n": len(names)}
