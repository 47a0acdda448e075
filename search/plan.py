"""What a query asks for, decided once and the same for every engine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeVar

from base.doc_no import doc_no_key, looks_like_doc_no
from base.text import normal_form
from search import segmenting, sounds
from search.tokens import squeezed_normal, tokens

MAX_LENGTH = 200
_LETTERS = re.compile(r"[a-z][a-z' ]*")

Where = Literal["title", "anywhere"]
T = TypeVar("T")


@dataclass(frozen=True)
class Clause:
    """Documents in whose title (or number) or anywhere in which all these phrases stand."""

    where: Where
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """A query in all its readings. All phrases are squeezed (search/tokens.py)."""

    query: str  # normal form
    number: str = ""  # key of a document number, if the query is one
    phrase: str = ""  # the whole query
    parts: tuple[str, ...] = ()  # what stood between blanks
    words: tuple[str, ...] = ()  # all words but frames
    bare: str = ""  # the query without frame and general words at its ends
    cores: tuple[str, ...] = ()  # stretches of words that are neither frame nor general
    strong: tuple[str, ...] = ()  # the words of the cores
    syllables: tuple[tuple[str, ...], ...] = ()  # alternatives, each a sequence to be heard in a title
    initials: str = ""
    pairs: tuple[str, ...] = ()  # the last resort
    excluded: tuple[str, ...] = ()  # phrases that must not stand anywhere in a document
    quoted: tuple[str, ...] = ()  # phrases that must stand in it exactly

    def __bool__(self) -> bool:
        return bool(self.phrase)

    @property
    def exact(self) -> tuple[Clause, ...]:
        """Best first: what the query says, in the title, then anywhere."""
        whole = _some(self.phrase)
        return (*_clauses("title", whole, self.parts, self.words), *_clauses("anywhere", whole, self.parts))

    @property
    def relaxed(self) -> tuple[Clause, ...]:
        """The query without the words that only frame it, in titles."""
        clauses = _clauses("title", _some(self.bare), self.cores, self.strong)
        return tuple(clause for clause in clauses if clause not in self.exact)

    @property
    def spread(self) -> Clause:
        """All words anywhere: every document that matches the query.

        Single characters that are left over between words (市, 行) are everywhere and tell nothing.
        """
        telling = tuple(word for word in self.words if len(word) > 1)
        return Clause("anywhere", telling or self.words)

    @property
    def thin(self) -> Clause:
        """The strong words anywhere, for when not all words are found together."""
        return Clause("anywhere", self.strong)

    @property
    def marks(self) -> tuple[tuple[str, ...], ...]:
        """What a highlighter marks: the phrase, or where that is not found, its parts and words; longest first."""
        rest = {*self.parts, *self.cores, *(self.strong or self.words)}
        words = tuple(sorted(rest, key=lambda phrase: (-len(phrase), phrase)))
        return tuple(group for group in (_some(self.phrase), words) if group)


def make_plan(query: str) -> Plan:
    """The plan for whatever was typed; an empty one where there is no letter, digit or character in it."""
    normal = normal_form(query[:MAX_LENGTH])
    phrase = squeezed_normal(normal)
    if not phrase:
        return Plan(normal)
    if looks_like_doc_no(normal):
        one = (phrase,)
        return Plan(normal, number=doc_no_key(normal), phrase=phrase, parts=one, words=one, strong=one)
    parts = segmenting.parts(normal)
    cut = [segmenting.cut(part) for part in parts]
    words = _each_once(word for part in cut for word in part if not segmenting.is_frame(word))
    strong = _each_once(word for word in words if not segmenting.is_general(word))
    letters = _letters(normal)
    return Plan(
        query=normal,
        phrase=phrase,
        parts=_each_once(squeezed_normal(part) for part in parts),
        words=words or (phrase,),
        bare=_if_long(squeezed_normal(segmenting.bare(normal))),
        cores=_each_once(core for part in cut for core in segmenting.cores(part)),
        strong=strong,
        syllables=sounds.readings(letters) if letters else _heard(phrase),
        initials=letters if 2 < len(letters) <= 12 else "",
        pairs=() if letters else _pairs(phrase),
    )


def _clauses(where: Where, *readings: tuple[str, ...]) -> tuple[Clause, ...]:
    return _each_once(Clause(where, phrases) for phrases in readings if phrases)


def _some(phrase: str) -> tuple[str, ...]:
    return (phrase,) if phrase else ()


def _letters(normal: str) -> str:
    """The letters of a query of nothing else, as pinyin is typed: jiben nongtian, xi'an."""
    return re.sub("[' ]", "", normal) if _LETTERS.fullmatch(normal) else ""


def _if_long(phrase: str) -> str:
    return phrase if len(phrase) > 1 else ""


def _heard(phrase: str) -> tuple[tuple[str, ...], ...]:
    syllables = tuple(sounds.syllables(phrase))
    return (syllables,) if len(syllables) > 1 else ()


def _pairs(phrase: str) -> tuple[str, ...]:
    found = tokens(phrase)
    return _each_once(squeezed_normal(_side_by_side(one, other)) for one, other in pairwise(found))


def _side_by_side(one: str, other: str) -> str:
    return f"{one} {other}" if one.isascii() and other.isascii() else one + other


def _each_once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(item for item in items if item))
