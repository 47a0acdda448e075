"""Documents that have only some of the words of a query: those first that have the rarest ones, and in their titles.

A whole question (小孩几岁可以上小学) stands nowhere, and no text has all of its words. A word is worth the more the
fewer documents have it. What a word may be said as counts once, where it is found best. Single characters of the
query that a title has too count a little: 保险法司法解释三 is rather the third than the fourth of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2

from search.engines.candidates import ENDED, ENDED_STATES, USUAL_LENGTH, Candidate, Texts, by_score
from search.engines.counting import Row
from search.plan import Clause, Plan, Where
from search.thesaurus import Words
from search.tokens import tokens

MAX_WORDS = 8  # of a query: the first
COMMON = 200  # documents: a word of so many is common; more are not looked up
MAX_READ = 100  # documents whose texts are read
MAX_NEAREST = 30
UNKNOWN = 0.5  # what the pairs of a word are worth that stands nowhere
WORTH = 0.4  # of what the best one scores: what scores less is not near
IN_TITLE, IN_TEXT = 1.0, 0.15
OFTEN, SATURATION = 0.6, 3.0  # what a word that stands in a text again and again may add, and how fast

SHARED = 3.0  # what a title adds that has all characters of the query

Look = Callable[[Sequence[Clause]], list[Row]]


@dataclass(frozen=True)
class Word:
    """A word of a query, the ways to say it, and the documents that have it."""

    ways: Words
    titles: dict[int, str]  # validity by place
    texts: dict[int, str]
    weight: float

    def score(self, title: str, text: str) -> float:
        """How well a document says this word, from 0 to about 2."""
        long = SATURATION * (0.25 + 0.75 * len(text) / USUAL_LENGTH)
        best = 0.0
        for way in self.ways:
            times = text.count(way)
            found = IN_TEXT + OFTEN * times / (times + long) if times else 0.0
            best = max(best, found + (IN_TITLE if way in title else 0.0))
        return self.weight * best


def nearest(plan: Plan, look: Look, read: Callable[[Sequence[int]], Texts]) -> list[Candidate]:
    """Return the nearest documents, best first.

    Args:
        look: the newest documents that satisfy one of some clauses, at most COMMON.
        read: titles and texts by place.
    """
    words = [word for ways in plan.ways[:MAX_WORDS] if (word := _looked_up(ways, look)).weight]
    if not words or (len(words) == len(plan.ways) < 2):
        return []  # nothing, or nothing but the hits themselves
    places = sorted(_places(words), key=lambda place: (-_guess(words, place), -place))[:MAX_READ]
    texts = read(places)
    characters = frozenset(tokens(plan.phrase))
    found = by_score(_candidate(words, characters, place, *texts[place]) for place in places if place in texts)
    return [one for one in found if one.score >= WORTH * found[0].score][:MAX_NEAREST]


def weight(found: int) -> float:
    """What a word is worth that so many documents have, 1 for a common one."""
    return 1 + log2(COMMON / min(found, COMMON)) if found else 0.0


def pairs_of_word(word: str) -> Words:
    return tuple(dict.fromkeys(one + other for one, other in pairwise(tokens(word)) if len(one + other) == 2))


def _looked_up(ways: Words, look: Look) -> Word:
    """A word that stands nowhere is looked for by its pairs of characters."""
    word = _found(ways, look, 1.0)
    return word if word.weight else _found(pairs_of_word(ways[-1]), look, UNKNOWN)


def _found(ways: Words, look: Look, worth: float) -> Word:
    titles, texts = (_validities(look, where, ways) for where in ("title", "anywhere"))
    return Word(ways, titles, texts, worth * weight(len(texts)))


def _validities(look: Look, where: Where, ways: Words) -> dict[int, str]:
    return {row.place: row.validity for row in look([Clause(where, (way,)) for way in ways])}


def _places(words: Iterable[Word]) -> set[int]:
    return {place for word in words for place in (*word.titles, *word.texts)}


def _guess(words: Iterable[Word], place: int) -> float:
    """The score as far as it can be told without reading."""
    return sum(
        word.weight * ((IN_TITLE if place in word.titles else 0.0) + (2 * IN_TEXT if place in word.texts else 0.0))
        for word in words
    )


def _candidate(words: Sequence[Word], characters: frozenset[str], place: int, title: str, text: str) -> Candidate:
    validity = next(found[place] for word in words for found in (word.titles, word.texts) if place in found)
    ended = validity in ENDED_STATES
    shared = len(characters & set(tokens(title))) / len(characters)
    score = (sum(word.score(title, text) for word in words) + SHARED * shared) * (ENDED if ended else 1.0)
    return Candidate(place, title.partition("\n")[0], ended, score)
