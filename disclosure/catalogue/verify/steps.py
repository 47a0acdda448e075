"""Read a table in steps by key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)
Progress = Callable[[int], object]

STEP = 200


def in_steps(rows: QuerySet[Row], advance: Progress = lambda n: None, step: int = STEP) -> Iterator[list[Row]]:
    """Yield the rows in order of their key, up to `step` at a time, and tell `advance` how many were read."""
    last = None
    while True:
        after = rows if last is None else rows.filter(pk__gt=last)
        group = list(after.order_by("pk")[:step])
        if not group:
            return
        yield group
        advance(len(group))
        last = group[-1].pk
