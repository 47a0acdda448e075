"""Who may read a review copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import prepare
from disclosure.review.people import stages_of

if TYPE_CHECKING:
    from base.models import User


def may_read(user: User, copy: ReviewCopy) -> bool:
    """Its authors and whoever takes a step of its chain for its unit; nobody else by being staff."""
    if user.is_superuser or user.pk in {author["id"] for author in copy.authors}:
        return True
    unit_id = prepare([copy])[0].facts.unit_id
    steps = {step["stage"] for step in copy.steps}
    return any(stage in steps and unit in (None, unit_id) for stage, unit in stages_of(user))
