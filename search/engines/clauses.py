"""The clauses of a plan as a query wants them, and those of them that say something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from search.plan import Clause
from search.request import Query

MAX_PAIRS = 24  # of a last resort


def within(query: Query, *clauses: Clause) -> tuple[Clause, ...]:
    """The clauses that say something, each once; all of them about titles, where only these are asked for."""
    kept = [clause for clause in clauses if clause.phrases]
    if query.titles_only:
        kept = [replace(clause, where="title") for clause in kept]
    return tuple(dict.fromkeys(kept))


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
