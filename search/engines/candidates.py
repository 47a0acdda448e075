"""Documents that one reading of a query found, and their order within it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from disclosure.catalogue.enums import Validity

SATURATION = 1.2  # of a phrase that stands in a text again and again (as in BM25)
USUAL_LENGTH = 3000  # characters of a text in the mean
IN_TITLE = 3.0
ENDED_STATES = frozenset({Validity.REPEALED, Validity.EXPIRED})
ENDED = 0.5  # what is left of the score of what was repealed or has expired

Texts = dict[int, tuple[str, str]]  # squeezed title with number, and text, by place


@dataclass(frozen=True)
class Candidate:
    """A higher score is better, within one reading."""

    place: int
    title: str
    ended: bool
    score: float = 0.0

    @classmethod
    def of(cls, place: int, title: str, validity: str) -> Candidate:
        """Make one of a row of the index."""
        return cls(place, title, validity in ENDED_STATES)


@dataclass(frozen=True)
class Reading:
    """A way to read the query, with what it found, best first. `name` is for those who ask why (explain_search)."""

    name: str
    candidates: tuple[Candidate, ...] = ()
    phrases: tuple[str, ...] = ()


def by_title(phrase: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """A title that is the phrase, then what is in force, then one that begins with the phrase, then short before
    long, new before old."""
    wanted = phrase.strip()

    def rank(candidate: Candidate) -> tuple[bool, bool, bool, int, int]:
        title = candidate.title.strip()
        return title != wanted, candidate.ended, not title.startswith(wanted), len(title), -candidate.place

    return sorted(candidates, key=rank)


def by_score(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The higher score first; of equal ones the newer."""
    return sorted(candidates, key=lambda found: (-found.score, -found.place))


def scored(candidates: Sequence[Candidate], phrases: Sequence[str], texts: Texts) -> list[Candidate]:
    """The candidates with their scores: by how often the phrases stand in the text, and whether in the title.

    No phrase weighs more than another: how rare one is could only be known by counting all documents that have it.
    """
    return [
        replace(found, score=_score(*texts.get(found.place, ("", "")), phrases) * (ENDED if found.ended else 1.0))
        for found in candidates
    ]


def _score(title: str, text: str, phrases: Sequence[str]) -> float:
    long = SATURATION * (0.25 + 0.75 * len(text) / USUAL_LENGTH)
    score = 0.0
    for phrase in phrases:
        times = text.count(phrase)
        score += times * (SATURATION + 1) / (times + long) + (IN_TITLE if phrase in title else 0.0)
    return score


def sharing(pairs: Sequence[str], find: Callable[[str], list[Candidate]], limit: int) -> list[Candidate]:
    """The candidates that `find` gives for each pair, those first that share many pairs and rare ones."""
    scores: dict[int, float] = {}
    known: dict[int, Candidate] = {}
    for pair in pairs:
        found = find(pair)
        weight = 2.0 - len(found) / limit
        for candidate in found:
            known[candidate.place] = candidate
            scores[candidate.place] = scores.get(candidate.place, 0.0) + weight
    return by_score(replace(known[place], score=score) for place, score in scores.items())[:limit]


def together(found: Sequence[Sequence[Candidate]]) -> list[Candidate]:
    """The candidates that are in each of some lists, in the order of the first."""
    if not found:
        return []
    everywhere = set.intersection(*({one.place for one in some} for some in found))
    return [one for one in found[0] if one.place in everywhere]
