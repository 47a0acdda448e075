"""Unique sentences planted where the public, or other people, must not read them.

A room that keeps something of its own adds a planting: a function under `@plant("its name")` that makes rows holding
`sentence("its name")` and notes what addresses may be built from (`ground.note`). The table in `allowed.py` says who
may read it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from base.models import User
from tests.review.office import Office

QUERY = "金丝雀"  # what is searched for: every sentence has it, and no token stands in it

Values = dict[str, Any]  # by the names that URL patterns give their parameters


def token(name: str) -> str:
    """Return what gives a canary away: plain letters survive JSON, HTML, percent signs and traditional script."""
    return f"zqx{name}zqx"


def sentence(name: str) -> str:
    return f"{QUERY}{token(name)}栖息地"


@dataclass
class Ground:
    """Where the canaries sit, and who looks for them."""

    office: Office
    people: dict[str, User]  # by role
    bundles: list[Values] = field(default_factory=list)

    def note(self, instance: Model | None = None, **values: Any) -> None:
        """Remember values that fill an address together; `pk` fills the addresses of this row's model."""
        self.bundles.append({**values, "_row": instance})


Planting = Callable[[Ground], None]
PLANTS: list[Planting] = []
CANARIES: list[str] = []


def plant(*names: str) -> Callable[[Planting], Planting]:
    """Register a planting, with the names of the canaries that it sets, as `allowed.py` uses them."""

    def add(planting: Planting) -> Planting:
        PLANTS.append(planting)
        CANARIES.extend(names)
        return planting

    return add
