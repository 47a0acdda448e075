"""A search as one request: ranked hits, the total, and every facet without its own choice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from search.engines.clauses import MAX_PAIRS, within
from search.engines.elastic import reading, scope
from search.engines.elastic.client import Partial
from search.engines.elastic.mapping import FACET_FIELDS, LONGEST_KEYWORD, TAB_FIELD
from search.engines.elastic.reading import Dsl
from search.facts import TAB, VALIDITY
from search.plan import Clause
from search.request import FACETS, MAX_COUNTED, Answer, Query, Sort
from search.sounds import pairs_of_letters

MAX_VALUES = 2000  # of a facet
WHOLE, EXACT, KNOWN = "whole", "exact", "known"


@dataclass(frozen=True)
class Request:
    """A query with those of its readings that are tried; `asking` more of them may find more."""

    query: Query
    day: date
    heard: bool = False
    thin: bool = False
    near: tuple[int, ...] = ()  # entries that have only some of the words
    last: bool = False

    @property
    def exact(self) -> tuple[Clause, ...]:
        return within(self.query, *self.query.plan.exact)

    @property
    def lesser(self) -> tuple[Clause, ...]:
        """The readings behind the exact ones and those by sound."""
        plan = self.query.plan
        return within(self.query, *plan.relaxed, *plan.hits, *([plan.thin] if self.thin else []))

    @property
    def has_thin(self) -> bool:
        """Whether the strong words alone would be another reading."""
        return not set(within(self.query, self.query.plan.thin)) <= {*self.exact, *self.lesser}

    def with_sounds(self) -> Request:
        return replace(self, heard=True)

    def with_thin(self) -> Request:
        return replace(self, thin=True)

    def with_near(self, numbers: tuple[int, ...]) -> Request:
        return replace(self, near=numbers)

    def with_last_resorts(self) -> Request:
        return replace(self, last=True)

    def body(self) -> dict[str, Any]:
        """What the client's `search` is given."""
        choices = scope.chosen(self.query, self.day)
        found: dict[str, Any] = {
            "query": {
                "bool": {**scope.scope_of(self.query, self.day), "must": [{"dis_max": {"queries": self._steps()}}]}
            },
            "aggs": self._counts(),
            "from_": self.query.start,
            "size": max(0, self.query.end - self.query.start),
            "sort": [{"place": "desc"}] if self.query.sort == Sort.DATE else [{"_score": "desc"}, {"place": "desc"}],
            "track_total_hits": MAX_COUNTED + 1,
            "source": False,
        }
        return {**found, "post_filter": {"bool": {"filter": choices}}} if choices else found

    def preference(self) -> str:
        """The same words go to the same copies, so that the pages of one search fit together."""
        return hashlib.sha256(self.query.plan.query.encode(errors="replace")).hexdigest()[:16]

    def _steps(self) -> list[Dsl]:
        """Every reading on its step, the best on the highest."""
        makers = [*self._known(), *map(self._clause, self.exact), *self._heard(), *self._near()]
        makers += [*map(self._clause, self.lesser), *self._last()]
        return [make(len(makers) - number) for number, make in enumerate(makers)]

    def _clause(self, clause: Clause) -> Any:
        return lambda step: reading.on_step(step, clause, self.day)

    def _known(self) -> list[Any]:
        return [lambda step, key=key: reading.known(step, key, self.day) for key in self._keys()]

    def _keys(self) -> list[Dsl]:
        """What has this very number or title."""
        plan = self.query.plan
        numbers = [{"term": {"number": plan.number}}] if plan.number else []
        return [*numbers, {"term": {"title": plan.phrase.strip()[:LONGEST_KEYWORD]}}]

    def _heard(self) -> list[Any]:
        if not self.heard:
            return []
        ways = [reading.heard(way) for way in self.query.plan.syllables]
        if self.query.plan.apart:
            ways.append({"bool": {"filter": [reading.heard(way) for way in self.query.plan.apart]}})
        return [self._titles({"bool": {"should": ways}})] if ways else []

    def _near(self) -> list[Any]:
        return [lambda step: reading.listed(step, self.near)] if self.near else []

    def _last(self) -> list[Any]:
        plan = self.query.plan
        if not self.last:
            return []
        found = []
        if plan.initials:
            letters = " ".join(pairs_of_letters(plan.initials))
            found.append(self._titles({"match_phrase": {"initials": {"query": letters}}}))
        if pairs := plan.pairs[:MAX_PAIRS]:
            found.append(lambda step: reading.shared(step, pairs, max(1, len(pairs) // 4)))
        return found

    def _titles(self, found: Dsl) -> Any:
        return lambda step: reading.titles(step, found, self.query.plan.phrase, self.day)

    def _counts(self) -> dict[str, Any]:
        """All counts stand over what was found before any choice narrowed it."""
        fields = {name: name for name in FACET_FIELDS} | {TAB: TAB_FIELD}
        values: dict[str, Any] = {
            name: {"terms": {"field": field, "size": MAX_VALUES}} for name, field in fields.items()
        }
        values[VALIDITY] = {"filters": {"filters": scope.validities(self.day)}}
        counts = {name: self._apart(name, inner) for name, inner in values.items()}
        exact = [reading.condition(clause) for clause in self.exact]
        known = _filter([{"bool": {"should": self._keys()}}])
        return {**counts, WHOLE: _filter([]), EXACT: _filter([{"bool": {"should": exact}}]), KNOWN: known}

    def _apart(self, name: str, inner: dict[str, Any]) -> dict[str, Any]:
        return {**_filter(scope.chosen(self.query, self.day, but=name)), "aggs": {"values": inner}}


@dataclass(frozen=True)
class Response:
    """What came back. Raises Partial for an answer that some shard had no part in."""

    data: dict[str, Any]
    partly: bool = False

    def __post_init__(self) -> None:
        if self.data["timed_out"] or self.data["_shards"]["failed"]:
            raise Partial("some shards did not answer")

    @property
    def whole(self) -> int:
        """Hits before anything is chosen."""
        return int(self.data["aggregations"][WHOLE]["doc_count"])

    @property
    def exact(self) -> int:
        """Those of them in which the query stands as it was typed."""
        return int(self.data["aggregations"][EXACT]["doc_count"])

    @property
    def known(self) -> int:
        """Those that have the very number or title."""
        return int(self.data["aggregations"][KNOWN]["doc_count"])

    def answer(self) -> Answer:
        hits = self.data["hits"]
        return Answer(
            total=min(int(hits["total"]["value"]), MAX_COUNTED + 1),
            ids=tuple(int(hit["_id"]) for hit in hits["hits"]),
            facets={name: self._values(name) for name in FACETS},
            tabs=self._values(TAB),
            partly=self.partly,
            engine="elasticsearch",
        )

    def _values(self, name: str) -> dict[str, int]:
        buckets = self.data["aggregations"][name]["values"]["buckets"]
        pairs = buckets.items() if isinstance(buckets, dict) else ((one["key"], one) for one in buckets)
        return {str(key): int(one["doc_count"]) for key, one in pairs if one["doc_count"]}


def _filter(conditions: list[Dsl]) -> dict[str, Any]:
    return {"filter": {"bool": {"filter": conditions}}}
