"""The table of ways past review: one row a path."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.test import TestCase

from base.refusal import Refusal
from disclosure.review import guard
from tests.review.ways_past import oracle
from tests.review.ways_past.scene import Scene

Attempt = Callable[[Scene], Any]

NOBODY = "—"  # code or SQL asks nobody; what it changes is a draft
REVIEW_FIRST = str(guard.WHY_NOT)
UNDER_REVIEW = str(guard.UNDER_REVIEW)
SECRET = str(guard.SECRET)


@dataclass(frozen=True)
class Way:
    """One way past review.

    `told` is the sentence that the person reads, an HTTP status, or NOBODY. `types` says that text is typed, which
    must not be lost.
    """

    name: str
    told: str
    attempt: Attempt
    types: bool
    room: str


WAYS: list[Way] = []


def way(name: str, told: str, types: bool = False) -> Callable[[Attempt], Attempt]:
    """Add a row: `name` says what somebody does, `told` what they are told."""

    def add(attempt: Attempt) -> Attempt:
        WAYS.append(Way(name, told, attempt, types, attempt.__module__.rsplit(".", 1)[-1].removesuffix("_ways")))
        return attempt

    return add


def problems_with(row: Way, scene: Scene, before: oracle.Before) -> list[str]:
    """Try one way and return what is wrong afterwards; nothing, if nothing unreviewed became public."""
    before.keep_again()
    answer = _try(row, scene)
    problems = [f"answered {status}" for status in answer.statuses if status >= 500]
    if row.told != NOBODY and row.told not in map(str, answer.statuses) and row.told not in answer.text:
        problems.append(f"not told “{row.told}” but {answer.statuses}: {answer.text[:1500]}")
    if row.types and not oracle.is_kept(answer):
        problems.append("what was typed is lost")
    return problems + oracle.problems_afterwards(scene, before)


def _try(row: Way, scene: Scene) -> oracle.Answer:
    """Do it, and what it would do after COMMIT. A refusal undoes what the attempt did, as it does in a request."""
    try:
        with transaction.atomic(), TestCase.captureOnCommitCallbacks(execute=True):
            return oracle.said(row.attempt(scene))
    except Refusal as refusal:
        return oracle.Answer(text="\n".join(map(str, refusal.reasons)))
