"""The clauses of a plan as a query wants them, and those of them that say something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from search.plan import Clause
from search.request import Query


def within(query: Query, *clauses: Clause) -> tuple[Clause, ...]:
    """The clauses as the query wants them: those for texts too become ones for titles, or none, in titles only."""
    kept = (clause for clause in clauses if clause.phrases)
    if not query.titles_only:
        return tuple(kept)
    return tuple(dict.fromkeys(replace(clause, where="title") for clause in kept))


def telling(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses without those that imply another one: what has 保护条例 in its title has 保护 anywhere."""
    kept: list[Clause] = []
    for clause in clauses:
        if not any(_implies(clause, other) for other in kept):
            kept = [*(other for other in kept if not _implies(other, clause)), clause]
    return tuple(kept)


def _implies(clause: Clause, other: Clause) -> bool:
    if other.where == "title" != clause.where:
        return False
    return all(any(phrase in longer for longer in clause.phrases) for phrase in other.phrases)
