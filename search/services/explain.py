"""Why an entry stands where it does among the results of a query: for those who look after the search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.clock import today
from search.engines import EmbeddedEngine, embedded
from search.engines.base import MAX_RANKED
from search.engines.candidates import Candidate, Reading
from search.engines.scope import Scope
from search.facts import TAB, VALIDITY, line_of
from search.models import IndexedEntry
from search.plan import Clause, Where
from search.request import MAX_DEPTH, Answer, Query

NAMES = {
    "number": gettext_lazy("文号相同"),
    "equal title": gettext_lazy("标题与查询相同"),
    "title": gettext_lazy("标题里有"),
    "anywhere": gettext_lazy("全文里有"),
    "sound": gettext_lazy("标题读音相同"),
    "initials": gettext_lazy("标题拼音首字母"),
    "nearest": gettext_lazy("有查询里的一部分词"),
    "pairs": gettext_lazy("标题里有相同的字对"),
}


@dataclass(frozen=True)
class Step:
    """One reading of the query. The rank is that within the reading, from 1; None where it did not find the entry."""

    name: str
    phrases: tuple[str, ...]
    found: int
    rank: int | None = None
    score: float = 0.0
    is_beyond: bool = False  # it matches, but so do many newer ones: only the newest MAX_RANKED are ranked


@dataclass(frozen=True)
class Explanation:
    """What was asked, where the entry stands in the end (from 1), and what shuts it out."""

    query: Query
    row: IndexedEntry | None
    validity: str = ""
    answer: Answer = field(default_factory=Answer)
    rank: int | None = None
    steps: tuple[Step, ...] = ()
    shut_out: tuple[str, ...] = ()


def explain(query: Query, number: int) -> Explanation:
    """Take the query apart on the embedded engine for one entry of the catalogue, by its number.

    An entry that is not indexed has no row, and then there is nothing to explain.
    """
    row = IndexedEntry.objects.with_validity().filter(number=number).first()
    if row is None:
        return Explanation(query, None)
    engine = embedded()
    answer = engine.search(replace(query, start=0, size=MAX_DEPTH))
    return Explanation(
        query=query,
        row=row,
        validity=row.validity,
        answer=answer,
        rank=answer.ids.index(number) + 1 if number in answer.ids else None,
        steps=tuple(_step(engine, reading, query, row.place) for reading in engine.readings(query)),
        shut_out=tuple(_shut_out(engine, query, row)),
    )


def _step(engine: EmbeddedEngine, reading: Reading, query: Query, place: int) -> Step:
    ranked: dict[int, tuple[int, Candidate]] = {
        found.place: (rank, found) for rank, found in enumerate(reading.candidates, 1)
    }
    step = Step(reading.name, reading.phrases, len(reading.candidates))
    if place in ranked:
        rank, found = ranked[place]
        return replace(step, rank=rank, score=found.score)
    return replace(step, is_beyond=_matches(engine, reading, Scope.of(query), place))


def _matches(engine: EmbeddedEngine, reading: Reading, scope: Scope, place: int) -> bool:
    if reading.name not in ("title", "anywhere") or len(reading.candidates) < MAX_RANKED:
        return False
    return bool(engine.matching(Clause(reading.name, reading.phrases), scope.at(place), 1))  # type: ignore[arg-type]


def _shut_out(engine: EmbeddedEngine, query: Query, row: Any) -> Iterator[str]:
    """What of the filters the entry does not meet."""
    if row.language != query.language:
        yield _("语言是 %(language)s") % {"language": row.language}
    facts = {*row.facts.split("\n"), line_of((VALIDITY, row.validity))}
    chosen = (*query.chosen, *([(TAB, query.tab)] if query.tab else []))
    yield from (f"{name}={value}" for name, value in chosen if line_of((name, value)) not in facts)
    whole = Scope.of(query)
    if not whole.lowest <= row.place <= whole.highest:
        yield _("发布日期不在所选范围内")
    if row.public_until and row.public_until < today():
        yield _("公示期已满")
    yield from _words_that_shut_out(engine, query, Scope(language=row.language).at(row.place))


def _words_that_shut_out(engine: EmbeddedEngine, query: Query, alone: Scope) -> Iterator[str]:
    where: Where = "title" if query.titles_only else "anywhere"
    for phrase in query.plan.quoted:
        if not engine.matching(Clause(where, (phrase,)), alone, 1):
            yield _("没有引号里的“%(phrase)s”") % {"phrase": phrase}
    for phrase in query.plan.excluded:
        if engine.matching(Clause("anywhere", (phrase,)), alone, 1):
            yield _("有要排除的“%(phrase)s”") % {"phrase": phrase}
