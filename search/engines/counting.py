"""Count facets over hits: pure functions over what the rows say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from search.facts import TAB, VALIDITY, Fact, fact_of
from search.request import FACETS, Query


@dataclass(frozen=True)
class Row:
    """A hit with its facts (lines) and its validity today."""

    place: int
    facts: str
    validity: str

    @cached_property
    def pairs(self) -> frozenset[Fact]:
        return frozenset((*map(fact_of, self.facts.splitlines()), (VALIDITY, self.validity)))


@dataclass(frozen=True)
class Counts:
    """How many hits there are, in all and by facet and group."""

    total: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    tabs: Mapping[str, int] = field(default_factory=dict)


def wanted(query: Query) -> frozenset[Fact]:
    """What the row of a hit must say: the chosen values and the group."""
    return frozenset((*query.chosen, *([(TAB, query.tab)] if query.tab else [])))


def matching(rows: Iterable[Row], query: Query) -> list[Row]:
    """The rows that have all that was chosen."""
    chosen = wanted(query)
    return [row for row in rows if chosen <= row.pairs] if chosen else list(rows)


def count(rows: Sequence[Row], query: Query) -> Counts:
    """Count rows that nothing chosen has narrowed yet. Each facet, and the groups, count without their own choice."""
    kinds = Counter((row.facts, row.validity) for row in rows)  # few of the many differ in what they say
    groups = [(Row(0, facts, validity).pairs, n) for (facts, validity), n in kinds.items()]
    chosen = wanted(query)

    def by_value(name: str) -> dict[str, int]:
        others = frozenset(pair for pair in chosen if pair[0] != name)
        counter: Counter[str] = Counter()
        for pairs, n in groups:
            if others <= pairs:
                for own, value in pairs:
                    if own == name:
                        counter[value] += n
        return dict(counter)

    return Counts(
        total=sum(n for pairs, n in groups if chosen <= pairs),
        facets={name: by_value(name) for name in FACETS},
        tabs=by_value(TAB),
    )
