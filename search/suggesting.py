"""Did you mean: what somebody who mistyped may have wanted, in words that stand in public titles.

The catalogue alone is asked, never what others searched for. A proposal always finds something.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from disclosure.catalogue.models import CatalogueEntry
from search import segmenting, sounds
from search.engines import EmbeddedEngine, embedded
from search.engines.candidates import Candidate
from search.engines.places import number_at
from search.engines.scope import Scope
from search.nearness import distance, heard_in, windows
from search.plan import Clause, Plan
from search.planning import plan_of
from search.request import Query
from search.tokens import squeezed

MAX_TITLES = 50  # looked at for each stretch and pair
MAX_STRETCHES = 6  # of a query
MAX_PAIRS = 8  # of a stretch


def corrected(query: str, language: str) -> str:
    """Return the query with what was probably mistyped put right; empty where nothing better is known."""
    plan = plan_of(query)
    if not plan or plan.number or plan.quoted or plan.excluded:
        return ""
    look = _Look(language, plan)
    if look.stands(plan):
        return ""
    for stretch in _suspects(plan, look):
        for better in look.proposals(stretch, plan):
            said = plan.query.replace(stretch, better) if stretch in plan.query else better
            if squeezed(said) != plan.phrase and look.stands(plan_of(said)):
                return said
    return ""


class _Look:
    """Look-ups in the index, and in the catalogue for what is public."""

    def __init__(self, language: str, plan: Plan) -> None:
        self.engine: EmbeddedEngine = embedded()
        self.scope = Scope.of(Query(plan, language))

    def stands(self, plan: Plan) -> bool:
        """Whether the query finds something as it is, or in other words."""
        return any(self._any(clause) for clause in plan.exact)

    def is_known(self, word: str) -> bool:
        return self._any(Clause("anywhere", (word,)))

    def proposals(self, stretch: str, plan: Plan) -> Iterator[str]:
        """What titles have that sounds like the stretch, then what is written nearly like it; the usual one first."""
        yield from self._public(self._heard(stretch, plan))
        if stretch.isascii():
            return
        yield from self._public(self._near(stretch))

    def _heard(self, stretch: str, plan: Plan) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for way in _ways(stretch, plan):
            for candidate in self.engine.sounding(way, self.scope, MAX_TITLES):
                for words in heard_in(candidate.title, way):
                    _add(found, words, candidate)
        if not found and plan.initials:
            for candidate in self.engine.by_initials(plan.initials, self.scope, MAX_TITLES):
                for words in _with_initials(candidate.title, plan.initials):
                    _add(found, words, candidate)
        return found

    def _near(self, stretch: str) -> dict[str, set[int]]:
        """Words of titles that share a pair of characters with the stretch and differ in one character."""
        found: dict[str, set[int]] = {}
        if len(stretch) < 3:
            return found  # of two characters the other one may be anything
        pairs = [stretch[start : start + 2] for start in range(len(stretch) - 1)]
        for pair in pairs[:MAX_PAIRS]:
            for candidate in self.engine.matching(Clause("title", (pair,)), self.scope, MAX_TITLES):
                for words in windows(candidate.title, len(stretch)):
                    if distance(words, stretch) == 1:
                        _add(found, words, candidate)
        return found

    def _any(self, clause: Clause) -> bool:
        return bool(clause.phrases and self.engine.matching(clause, self.scope, 1))

    def _public(self, found: dict[str, set[int]]) -> list[str]:
        """Those of the words that stand in a title that is public today, the most common first. Left out is what names
        individuals (rule R9): a name nearly typed right must not be put right."""
        numbers = {number for titles in found.values() for number in titles}
        public = CatalogueEntry.objects.public().listed().filter(noindex=False, pk__in=numbers)
        shown = set(public.values_list("pk", flat=True))
        common = Counter({words: len(titles & shown) for words, titles in found.items()})
        return [words for words, count in common.most_common() if count]


def _add(found: dict[str, set[int]], words: str, candidate: Candidate) -> None:
    found.setdefault(words, set()).add(number_at(candidate.place))


def _suspects(plan: Plan, look: _Look) -> list[str]:
    """Stretches of the query that no text contains: its parts, those around a word that is unknown or was cut into
    single characters, and the whole of it without its frame."""
    stretches: dict[str, None] = dict.fromkeys(plan.cores)
    for core in plan.cores:
        words = segmenting.cut(core)
        doubtful = [len(word.strip()) == 1 or not look.is_known(word) for word in words]
        for begin, end in _runs(doubtful):
            around = words[max(0, begin - 1) : end + 1]
            stretches |= dict.fromkeys(["".join(around), "".join(words[begin:end])])
    stretches |= {plan.bare: None}
    unknown = (one.strip() for one in stretches if len(one.strip()) > 1 and not look.is_known(one))
    return list(dict.fromkeys(unknown))[:MAX_STRETCHES] or ([plan.phrase.strip()] if plan.phrase.isascii() else [])


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    begin = None
    for index, flag in enumerate([*flags, False]):
        if flag and begin is None:
            begin = index
        elif not flag and begin is not None:
            yield begin, index
            begin = None


def _ways(stretch: str, plan: Plan) -> tuple[tuple[str, ...], ...]:
    ways = plan.syllables if stretch.isascii() else sounds.heard(stretch)
    return tuple(way for way in ways if len(way) > 1)


def _with_initials(title: str, initials: str) -> Iterator[str]:
    for words in windows(title, len(initials), slack=0):
        if sounds.initials_of(words) == initials:
            yield words
