"""What every embedded engine does: the order of readings is the same, only the look-ups differ.

What a search costs is bounded, not by the number of documents but by these: each reading gives at most MAX_RANKED
candidates, the newest, and hits are listed and counted up to MAX_COUNTED, the newest. An equal title and an equal
document number are looked up by key, so that no bound loses them. Filters work inside of the bounds.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from base.clock import day_of
from search.documents import Document
from search.engines.candidates import Candidate, Reading, Texts, by_score, by_title, scored, sharing, together
from search.engines.clauses import MAX_PAIRS, telling, within
from search.engines.counting import Counts, Row, count, matching
from search.engines.nearest import COMMON, nearest
from search.engines.places import number_at, place_of
from search.engines.scope import Scope
from search.facts import lines
from search.models import IndexedEntry
from search.plan import FEW, Clause, Plan
from search.request import MAX_COUNTED, Answer, Engine, Query, Sort

MAX_RANKED = 200  # candidates of one reading: the newest; so a common word costs no more than a rare one
NEAREST = "nearest"


Known = dict[tuple[Clause, Scope], list[Candidate]]  # what was looked up already


@dataclass(frozen=True)
class Reach:
    """What counts as a hit: whatever satisfies one of the clauses, and a few that were found otherwise."""

    clauses: tuple[Clause, ...]
    is_thin: bool = False  # not all words of the query need to stand in a hit
    first: tuple[Reading, ...] = ()  # by number and equal title
    heard: tuple[Reading, ...] = ()  # by sound, where the query stands nowhere as it was written
    last: tuple[Reading, ...] = ()  # what has some of the words, where few have all; initials or pairs, where none has
    is_partly: bool = False  # some hits have only some of the words
    known: Known = field(default_factory=dict)

    @property
    def besides(self) -> list[int]:
        """The places of those found otherwise."""
        readings = (*self.first, *self.heard, *self.last)
        return list(dict.fromkeys(found.place for reading in readings for found in reading.candidates))


class EmbeddedEngine(Engine):
    """An index inside the database of the site."""

    def index(self, documents: Sequence[Document]) -> None:
        rows = [_row(document) for document in documents]
        self.remove([document.id for document in documents])
        self.delete([row.place for row in rows])  # left by whoever emptied the tables that Django knows: flush
        IndexedEntry.objects.bulk_create(rows)
        self.insert(documents)

    def remove(self, ids: Sequence[int]) -> None:
        places = list(IndexedEntry.objects.filter(number__in=ids).values_list("place", flat=True))
        self.delete(places)
        IndexedEntry.objects.filter(place__in=places).delete()

    def search(self, query: Query) -> Answer:
        if not query.plan:
            return Answer(engine=self.name)
        reach, rows = self._reach(replace(query, tab="", chosen=()))
        partial = len(rows) > MAX_COUNTED
        if partial:
            counts, rows, partial = self._count_apart(query, reach, rows)
        else:
            counts, rows = count(rows, query), matching(rows, query)
        places = self._ordered(query, reach, rows)[query.start : query.end]
        return Answer(
            total=min(counts.total, MAX_COUNTED + 1),
            ids=tuple(map(number_at, places)),
            facets=counts.facets,
            tabs=counts.tabs,
            facets_partial=partial,
            partly=reach.is_partly,
            engine=self.name,
        )

    def readings(self, query: Query) -> Iterator[Reading]:
        """The readings of a query with what each finds, best first; lazily, because the first are often enough."""
        reach, rows = self._reach(replace(query, tab="", chosen=()))
        yield from self._readings(query, reach, {row.place for row in matching(rows, query)})

    @abstractmethod
    def insert(self, documents: Sequence[Document]) -> None:
        """Write the engine's own tables; nothing of these documents is in them."""

    @abstractmethod
    def delete(self, places: Sequence[int]) -> None:
        """Remove from the engine's own tables; unknown places are fine."""

    @abstractmethod
    def matching(self, clause: Clause, scope: Scope, limit: int) -> list[Candidate]:
        """The newest documents that satisfy a clause, at most `limit`, newest first."""

    @abstractmethod
    def rows(self, clauses: Sequence[Clause], scope: Scope, limit: int) -> list[Row]:
        """What the newest documents say that satisfy one of the clauses, at most `limit`, newest first."""

    @abstractmethod
    def texts(self, places: Sequence[int]) -> Texts:
        """Titles and texts, without those of attachments."""

    @abstractmethod
    def sounding(self, syllables: Sequence[str], scope: Scope, limit: int) -> list[Candidate]:
        """Documents in whose title these syllables are heard in this order."""

    @abstractmethod
    def by_initials(self, letters: str, scope: Scope, limit: int) -> list[Candidate]:
        """Documents whose title has syllables with these first letters in this order."""

    def _reach(self, query: Query) -> tuple[Reach, list[Row]]:
        """Decide what counts as a hit, before any facet narrows it: choosing a value never brings new hits."""
        plan, scope = query.plan, Scope.of(query)
        reach = Reach(telling(within(query, *plan.hits)), first=self._by_key(plan, scope))
        rows = self.rows(reach.clauses, scope, MAX_COUNTED + 1)
        stands, known = self._stands_somewhere(query, scope, rows)
        reach = replace(reach, known=known, heard=() if stands else self._by_sound(plan, scope))
        thin = within(query, plan.thin)
        if len(rows) + len(reach.besides) < FEW and not set(thin) <= set(reach.clauses):
            reach = replace(reach, clauses=telling((*reach.clauses, *thin)), is_thin=True)
            rows = self.rows(reach.clauses, scope, MAX_COUNTED + 1)
        if not reach.first and len(rows) + len(reach.besides) < plan.few:
            reach = self._with_last_resorts(query, scope, reach, {row.place for row in rows}.union(reach.besides))
        held = {row.place for row in rows}
        return reach, rows + _rows_at([place for place in reach.besides if place not in held])

    def _stands_somewhere(self, query: Query, scope: Scope, rows: Sequence[Row]) -> tuple[bool, Known]:
        """Whether the query stands anywhere as it was written; and what was found on the way, the loosest first."""
        exact = within(query, *query.plan.exact)
        known: Known = {}
        if not rows or set(exact) & set(within(query, query.plan.spread)):
            return bool(rows), known
        for clause in reversed(exact):
            known[clause, scope] = self.matching(clause, scope, MAX_RANKED)
            if known[clause, scope]:
                return True, known
        return False, known

    def _count_apart(self, query: Query, reach: Reach, rows: Sequence[Row]) -> tuple[Counts, list[Row], bool]:
        """Counts where there are too many hits to look at all: one look for each choice that is left out."""
        besides = _rows_at(reach.besides)
        looked: dict[Query, list[Row]] = {}

        def look(narrowed: Query) -> list[Row]:
            if narrowed not in looked:
                plain = not (narrowed.chosen or narrowed.tab)
                found = list(rows) if plain else self.rows(reach.clauses, Scope.of(narrowed), MAX_COUNTED + 1)
                held = {row.place for row in found}
                looked[narrowed] = found + [row for row in matching(besides, narrowed) if row.place not in held]
            return looked[narrowed]

        def counts(narrowed: Query) -> Counts:
            return count(sorted(look(narrowed), reverse=True)[:MAX_COUNTED], narrowed)

        whole, names = counts(query), [name for name, _ in query.chosen]
        apart = {name: counts(query.without(name)).facets.get(name, {}) for name in names}
        tabs = counts(replace(query, tab="")).tabs if query.tab else whole.tabs
        whole = Counts(len(look(query)), {**whole.facets, **apart}, tabs)
        return whole, look(query), any(len(found) > MAX_COUNTED for found in looked.values())

    def _ordered(self, query: Query, reach: Reach, rows: Sequence[Row]) -> list[int]:
        """The places of hits, best first, at least as many as were asked for; behind what the readings rank come
        the rest, the newest first."""
        newest = sorted((row.place for row in rows), reverse=True)
        if query.sort == Sort.DATE or not newest:
            return newest
        ranked: dict[int, None] = {}
        for reading in self._readings(query, reach, set(newest)):
            ranked |= dict.fromkeys(found.place for found in reading.candidates)
            if len(ranked) >= query.end:
                break
        return list(ranked | dict.fromkeys(newest))

    def _readings(self, query: Query, reach: Reach, places: set[int]) -> Iterator[Reading]:
        scope = Scope.of(query)
        yield from (_kept(reading, places) for reading in reach.first)
        exact = within(query, *query.plan.exact)
        yield from (self._best(clause, scope, reach.known) for clause in exact)
        yield from (_kept(reading, places) for reading in reach.heard)
        thin = [query.plan.thin] if reach.is_thin else []
        loose = within(query, *query.plan.relaxed, query.plan.spread, *thin)
        yield from (_kept(reading, places) for reading in reach.last)
        yield from (self._best(clause, scope, reach.known) for clause in loose if clause not in exact)

    def _best(self, clause: Clause, scope: Scope, known: Known) -> Reading:
        candidates = known[clause, scope] if (clause, scope) in known else self.matching(clause, scope, MAX_RANKED)
        if clause.where == "title":
            ordered = by_title(clause.phrases[0], candidates)
        else:
            texts = self.texts([found.place for found in candidates])
            ordered = by_score(scored(candidates, clause.phrases, texts))
        return Reading(clause.where, tuple(ordered), clause.phrases)

    def _by_key(self, plan: Plan, scope: Scope) -> tuple[Reading, ...]:
        number = _with_key(scope, number_key=plan.number) if plan.number else []
        titles = _with_key(scope, title_key=title_key(plan.phrase))
        equal = by_title(plan.phrase, (found for found in titles if found.title == plan.phrase))
        found = {"number": number, "equal title": equal}
        return tuple(Reading(name, tuple(self._allowed(some, scope))) for name, some in found.items() if some)

    def _by_sound(self, plan: Plan, scope: Scope) -> tuple[Reading, ...]:
        for way in plan.syllables:
            if found := self._allowed(self.sounding(way, scope, MAX_RANKED), scope):
                return (Reading("sound", tuple(by_title(plan.phrase, found)), way),)
        found = self._allowed(together([self.sounding(way, scope, MAX_RANKED) for way in plan.apart]), scope)
        return (Reading("sound", tuple(by_title(plan.phrase, found)), sum(plan.apart, ())),) if found else ()

    def _with_last_resorts(self, query: Query, scope: Scope, reach: Reach, found: set[int]) -> Reach:
        last = self._last_resorts(query, scope, nothing=not found)
        near = {one.place for reading in last if reading.name == NEAREST for one in reading.candidates}
        return replace(reach, last=last, is_partly=not near <= found)

    def _last_resorts(self, query: Query, scope: Scope, nothing: bool) -> tuple[Reading, ...]:
        plan = query.plan
        initials = self.by_initials(plan.initials, scope, MAX_RANKED) if nothing and plan.initials else []
        if found := self._allowed(initials, scope):
            return (Reading("initials", tuple(by_title(plan.phrase, found)), (plan.initials,)),)
        if found := nearest(plan, lambda clauses: self.rows(within(query, *clauses), scope, COMMON), self.texts):
            return (Reading(NEAREST, tuple(found), plan.strong),)
        if not nothing:
            return ()
        pairs = plan.pairs[:MAX_PAIRS]
        found = sharing(pairs, lambda pair: self.matching(Clause("title", (pair,)), scope, MAX_RANKED), MAX_RANKED)
        return (Reading("pairs", tuple(found), pairs),) if found else ()

    def _allowed(self, candidates: Sequence[Candidate], scope: Scope) -> list[Candidate]:
        """Those that have the required phrases and none of the excluded ones."""
        if not candidates or not (scope.required or scope.excluded):
            return list(candidates)
        texts = self.texts([found.place for found in candidates])

        def allowed(title: str, text: str) -> bool:
            where = (title,) if scope.titles_only else (title, text)
            missing = any(not any(phrase in part for part in where) for phrase in scope.required)
            return not missing and not any(phrase in title or phrase in text for phrase in scope.excluded)

        return [found for found in candidates if found.place in texts and allowed(*texts[found.place])]


def title_key(squeezed_title: str) -> int:
    """A hash of a title for the look-up of equal ones, 63 bits."""
    return int.from_bytes(blake2b(squeezed_title.encode(errors="replace"), digest_size=8).digest(), "big") >> 1


def _with_key(scope: Scope, **key: str | int) -> list[Candidate]:
    rows = scope.rows().filter(place__range=(scope.lowest, scope.highest), **key).order_by("-place")
    return [Candidate.of(*row) for row in rows.values_list("place", "title", "validity")[:MAX_RANKED]]


def _rows_at(places: Sequence[int]) -> list[Row]:
    if not places:
        return []
    rows = IndexedEntry.objects.with_validity().filter(place__in=places)
    return [Row(*row) for row in rows.values_list("place", "facts", "validity")]


def _kept(reading: Reading, places: set[int]) -> Reading:
    return replace(reading, candidates=tuple(found for found in reading.candidates if found.place in places))


def _row(document: Document) -> IndexedEntry:
    return IndexedEntry(
        place=document_place(document),
        number=document.id,
        content_id=document.content_id,
        language=document.language,
        title=document.squeezed_title,
        title_key=title_key(document.squeezed_title),
        number_key=document.number_key,
        facts=lines(document.facts),
        effective_date=document.effective_date,
        expiry_date=document.expiry_date,
        repealed_date=document.repealed_date,
        public_until=document.public_until,
    )


def document_place(document: Document) -> int:
    return place_of(day_of(document.published_at), document.id)
