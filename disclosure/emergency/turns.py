"""Who may take a step of an emergency release. The rules of the chain hold unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosure.catalogue.prepared import Prepared, prepare
from disclosure.emergency.models import EmergencyRelease
from disclosure.review.scope import unit_of
from disclosure.review.turns import Turn, reasons_not_to_take

if TYPE_CHECKING:
    from base.models import User


def turn_of(emergency: EmergencyRelease, step: dict[str, Any], item: Prepared) -> Turn:
    """Return a step as it is judged: nobody takes what they wrote, nor two steps."""
    people: set[int] = set()
    for act in emergency.acts.all():
        represented = act.capacity.get("acting_for") or {}
        people |= {act.user_id} | ({represented["id"]} if represented else set())
    return Turn(
        stage=step["stage"],
        unit_id=unit_of(item),
        group_id=step.get("group"),
        authors=frozenset(author["id"] for author in item.copy.authors),
        others=frozenset(people),
    )


def steps_for(user: User, emergency: EmergencyRelease, item: Prepared | None = None) -> list[dict[str, Any]]:
    """Return the steps that this person may take now."""
    if emergency.ended_at or emergency.confirmed_at:
        return []
    item = item or prepare([emergency.copy])[0]
    steps = emergency.steps_now(item.copy)
    return [step for step in steps if not reasons_not_to_take(turn_of(emergency, step, item), user)]
