"""What has only some of the words of a query (search/engines/nearest.py), in two requests: how many documents have
each word, then those that have the rarest ones best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from search.engines.elastic import reading, scope
from search.engines.elastic.reading import Dsl
from search.engines.nearest import (
    IN_TEXT,
    IN_TITLE,
    MAX_NEAREST,
    MAX_WORDS,
    OFTEN,
    SHARED,
    UNKNOWN,
    WORTH,
    pairs_of_word,
    weight,
)
from search.request import Query
from search.thesaurus import Words
from search.tokens import tokens

MAX_CHARACTERS = 60  # of a query
USUAL_SHARE = 4.4  # of a character in a BM25 score, where it stands in every seventh document


@dataclass(frozen=True)
class Near:
    """The words of a query with all that is asked about them."""

    query: Query
    day: date

    @property
    def words(self) -> tuple[Words, ...]:
        return self.query.plan.ways[:MAX_WORDS]

    def counting(self) -> dict[str, Any]:
        """How many documents have each word, or else one of its pairs of characters."""
        aggs = {str(number): _any(self._texts, ways) for number, ways in enumerate(self.words)}
        pairs = {f"{number} pairs": pairs_of_word(ways[-1]) for number, ways in enumerate(self.words)}
        aggs |= {name: _any(self._texts, ways) for name, ways in pairs.items() if ways}
        return {"query": {"bool": self._scope()}, "aggs": aggs, "size": 0, "track_total_hits": False}

    def ranking(self, counts: Mapping[str, int]) -> dict[str, Any]:
        """The nearest documents; an empty request where they would be nothing but the hits themselves."""
        found = [self._weighed(number, ways, counts) for number, ways in enumerate(self.words)]
        wanted = [self._word(ways, worth) for ways, worth in found if worth]
        if not wanted or (len(wanted) == len(self.words) < 2):
            return {}
        some: Dsl = {"bool": {"should": wanted, "minimum_should_match": 1}}
        query: Dsl = {"bool": {**self._scope(), "must": [some], "should": self._shared()}}
        lowered = {"function_score": {"query": query, **reading.lowered(self.day)}}
        sort = [{"_score": "desc"}, {"place": "desc"}]
        return {"query": lowered, "size": MAX_NEAREST, "sort": sort, "source": False, "track_scores": True}

    def _shared(self) -> list[Dsl]:
        """Each character of the query that is in a title counts a little."""
        characters = sorted(set(tokens(self.query.plan.phrase)))[:MAX_CHARACTERS]
        boost = SHARED / len(characters)
        return [{"constant_score": {"filter": reading.phrase("head", one), "boost": boost}} for one in characters]

    def _weighed(self, number: int, ways: Words, counts: Mapping[str, int]) -> tuple[Words, float]:
        if found := counts[f"{number}"]:
            return ways, weight(found)
        return pairs_of_word(ways[-1]), UNKNOWN * weight(counts.get(f"{number} pairs", 0))

    def _word(self, ways: Words, worth: float) -> Dsl:
        return {"dis_max": {"queries": [self._way(way) for way in ways], "boost": worth}}

    def _way(self, way: str) -> Dsl:
        often = OFTEN / (USUAL_SHARE * max(1, len(tokens(way))))
        head = reading.phrase("head", way)
        text = reading.phrase(self._texts, way)
        return {
            "bool": {
                "should": [
                    {"constant_score": {"filter": head, "boost": IN_TITLE}},
                    {"constant_score": {"filter": text, "boost": IN_TEXT}},
                    reading.phrase(self._texts, way, often),
                ]
            }
        }

    @property
    def _texts(self) -> str:
        return "head" if self.query.titles_only else "all"

    def _scope(self) -> Dsl:
        return scope.scope_of(self.query, self.day)


def near_enough(hits: Sequence[Mapping[str, Any]]) -> tuple[int, ...]:
    """The numbers of those hits that score enough, best first."""
    return tuple(int(hit["_id"]) for hit in hits if hit["_score"] >= WORTH * hits[0]["_score"])


def _any(field: str, ways: Words) -> Dsl:
    return {"filter": {"bool": {"should": [reading.phrase(field, way) for way in ways], "minimum_should_match": 1}}}
