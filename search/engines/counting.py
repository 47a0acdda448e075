"""Count facets over hits: pure functions over what the rows say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from search.facts import TAB, VALIDITY, Fact, fact_of, line_of
from search.request import FACETS, Query


class Row(NamedTuple):
    """A hit with its facts (lines) and its validity today."""

    place: int
    facts: str
    validity: str


@dataclass(frozen=True)
class Counts:
    """How many hits there are, in all and by facet and group."""

    total: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    tabs: Mapping[str, int] = field(default_factory=dict)


def chosen_in(query: Query) -> list[Fact]:
    """What the row of a hit must say: the chosen values and the group."""
    return [*query.chosen, *([(TAB, query.tab)] if query.tab else [])]


def matching(rows: Iterable[Row], query: Query) -> list[Row]:
    """The rows that have all that was chosen."""
    return _having(rows, chosen_in(query))


def count(rows: Sequence[Row], query: Query) -> Counts:
    """Count rows that nothing chosen has narrowed yet. Each facet, and the groups, count without their own choice."""
    chosen = chosen_in(query)
    narrowed = _having(rows, chosen)
    counted = _tally(narrowed)
    for name in {name for name, _ in chosen}:
        counted[name] = _tally(_having(rows, [pair for pair in chosen if pair[0] != name])).get(name, {})
    return Counts(len(narrowed), {name: counted.get(name, {}) for name in FACETS}, counted.get(TAB, {}))


def _having(rows: Iterable[Row], facts: Sequence[Fact]) -> list[Row]:
    kept = list(rows)
    for name, value in facts:
        if name == VALIDITY:
            kept = [row for row in kept if row.validity == value]
        else:
            line = line_of((name, value))
            kept = [row for row in kept if line in row.facts and line in row.facts.split("\n")]
    return kept


def _tally(rows: Sequence[Row]) -> dict[str, dict[str, int]]:
    """How many rows have each value, by name. All lines are counted at once: there are tens of thousands."""
    lines = Counter(chain.from_iterable(row.facts.split("\n") for row in rows if row.facts))
    counted: dict[str, dict[str, int]] = defaultdict(dict)
    for line, n in lines.items():
        name, value = fact_of(line)
        counted[name][value] = n
    counted[VALIDITY] = dict(Counter(row.validity for row in rows))
    return counted
