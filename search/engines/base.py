"""What every embedded engine does: the order of readings is the same, only the look-ups differ."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from search.documents import Document
from search.models import IndexedEntry
from search.plan import Clause, Plan

MAX_RANKED = 200  # candidates of one reading: the newest; so a common word costs no more than a rare one
MAX_COUNTED = 10_000
FEW = 10


@dataclass(frozen=True)
class Candidate:
    """A document that one reading of the query found. A higher score is better within that reading."""

    id: int
    title: str
    published: int
    score: float = 0.0


@dataclass(frozen=True)
class Hits:
    """Ids of entries, best first, and how many there are in all (exact up to MAX_COUNTED, then one more)."""

    total: int
    ids: tuple[int, ...]


class Engine(ABC):
    """An index over the catalogue. It only proposes; whether an entry is public, the catalogue says."""

    def index(self, documents: Sequence[Document]) -> None:
        """Put documents into the index, in place of what it held of them."""
        self.remove([document.id for document in documents])
        IndexedEntry.objects.bulk_create(_row(document) for document in documents)
        self.insert(documents)

    def remove(self, ids: Sequence[int]) -> None:
        """Take documents out of the index; unknown ids are fine."""
        self.delete(ids)
        IndexedEntry.objects.filter(pk__in=ids).delete()

    def search(self, plan: Plan, language: str) -> Hits:
        """The documents in that language for a query, readings in the order of the plan."""
        if not plan:
            return Hits(0, ())
        found = self._by_number(plan, language)
        exact = [self._best(clause, language) for clause in plan.exact]
        found += chain.from_iterable(exact)
        if not found:
            found += self._by_sound(plan, language)
        found += chain.from_iterable(self._best(clause, language) for clause in plan.relaxed)
        if plan.spread not in plan.exact:
            found += self._best(plan.spread, language)
        if len(found) < FEW and plan.thin != plan.spread:
            found += self._best(plan.thin, language)
        if not found:
            found = self._last_resorts(plan, language)
        ids = tuple(dict.fromkeys(candidate.id for candidate in found))
        total = len(ids) if len(ids) < MAX_RANKED else self.count(plan.spread, language, MAX_COUNTED + 1)
        return Hits(max(total, len(ids)), ids)

    @abstractmethod
    def insert(self, documents: Sequence[Document]) -> None:
        """Write the engine's own tables; nothing of these documents is in them."""

    @abstractmethod
    def delete(self, ids: Sequence[int]) -> None:
        """Remove from the engine's own tables; unknown ids are fine."""

    @abstractmethod
    def clear(self) -> None:
        """Empty the index, whatever state it is in."""

    @abstractmethod
    def tidy(self) -> None:
        """Put the tables in good order after much was written."""

    @abstractmethod
    def problems(self) -> list[str]:
        """What is wrong with the engine's own tables, in sentences."""

    @abstractmethod
    def matching(self, clause: Clause, language: str, limit: int) -> list[Candidate]:
        """The newest documents that satisfy a clause, at most `limit`, scored."""

    @abstractmethod
    def count(self, clause: Clause, language: str, limit: int) -> int:
        """How many documents satisfy a clause, counting no further than `limit`."""

    @abstractmethod
    def sounding(self, syllables: Sequence[str], language: str, limit: int) -> list[Candidate]:
        """Documents in whose title these syllables are heard in this order."""

    @abstractmethod
    def by_initials(self, letters: str, language: str) -> list[Candidate]:
        """Documents whose title has syllables with these first letters in this order."""

    @abstractmethod
    def loosely(self, pairs: Sequence[str], language: str) -> list[Candidate]:
        """Documents whose title shares some of these pairs, most shared first."""

    def _by_number(self, plan: Plan, language: str) -> list[Candidate]:
        if not plan.number:
            return []
        rows = IndexedEntry.objects.filter(number_key=plan.number, language=language).order_by("-published")
        return [Candidate(row.pk, row.title, row.published) for row in rows[:MAX_RANKED]]

    def _by_sound(self, plan: Plan, language: str) -> list[Candidate]:
        found = (self.sounding(way, language, MAX_RANKED) for way in plan.syllables)
        return by_title(plan.phrase, next((candidates for candidates in found if candidates), []))

    def _last_resorts(self, plan: Plan, language: str) -> list[Candidate]:
        found = by_title(plan.phrase, self.by_initials(plan.initials, language)) if plan.initials else []
        return found or (by_score(self.loosely(plan.pairs, language)) if plan.pairs else [])

    def _best(self, clause: Clause, language: str) -> list[Candidate]:
        if not clause.phrases:
            return []
        candidates = self.matching(clause, language, MAX_RANKED)
        return by_title(clause.phrases[0], candidates) if clause.where == "title" else by_score(candidates)


def by_title(phrase: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """A title that is the phrase, then one that begins with it, then short before long, new before old."""

    def rank(candidate: Candidate) -> tuple[bool, bool, int, int]:
        title = candidate.title.strip()
        begins = title.startswith(phrase.strip())
        return title != phrase.strip(), not begins, len(title), -candidate.published

    return sorted(candidates, key=rank)


def by_score(candidates: Iterable[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda found: (-found.score, -found.published))


def _row(document: Document) -> IndexedEntry:
    return IndexedEntry(
        id=document.id,
        content_id=document.content_id,
        language=document.language,
        title=document.squeezed_title,
        number_key=document.number_key,
        published=int(document.published_at.timestamp()),
    )
