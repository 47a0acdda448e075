"""What a query asks for, decided once and the same for every engine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, TypeVar

from base.doc_no import doc_no_key, looks_like_doc_no
from base.text import normal_form
from search import segmenting, sounds, syntax, thesaurus
from search.numbers import number_in, written_out
from search.thesaurus import Thesaurus, Words
from search.tokens import squeezed_normal, tokens

MAX_LENGTH = 200
FEW, FEW_FOR_A_SENTENCE = 10, 60  # hits: with fewer, what has only some of the words is shown behind them
SENTENCE = 4  # words that tell something
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
    apart: tuple[tuple[str, ...], ...] = ()  # words of pinyin, each to be heard somewhere in the same title
    initials: str = ""
    pairs: tuple[str, ...] = ()  # the last resort
    quoted: tuple[str, ...] = ()  # what stood between quotation marks: it must stand so in every hit
    excluded: tuple[str, ...] = ()  # what must stand in no hit
    reworded: tuple[Words, ...] = ()  # the words, some of them said otherwise (search/thesaurus.py)
    ways: tuple[Words, ...] = ()  # for each strong word the ways to say it, for what has only some of the words
    asks: bool = False  # a whole sentence, of which few documents have all words

    def __bool__(self) -> bool:
        return bool(self.phrase)

    @property
    def exact(self) -> tuple[Clause, ...]:
        """Best first: what the query says, in the title, then anywhere. The same in other words comes between the two
        where the query is nothing but such a word: texts that mention 低保 are behind titles that mean it. A longer
        query is rather a phrase of some text."""
        whole = _some(self.phrase)
        titles = _clauses("title", whole, self.parts, self.words)
        phrase, *parts = _clauses("anywhere", whole, self.parts) or [Clause("anywhere", ())]
        between = (*self.akin, phrase) if self._is_everyday else (phrase, *self.akin)
        return _each_once(clause for clause in (*titles, *between, *parts) if clause.phrases)

    @property
    def _is_everyday(self) -> bool:
        """Whether nothing of the query tells more than the words that are said otherwise."""
        said = set(self.words)
        return any(said.isdisjoint(_strong(way)) for way in self.reworded)

    @property
    def akin(self) -> tuple[Clause, ...]:
        """Titles that say the query in other words; those that say all of it first, then those that say its core."""
        strong = tuple(map(_strong, self.reworded))
        return _clauses("title", *self.reworded, *strong, *map(_cut_again, strong))

    @property
    def relaxed(self) -> tuple[Clause, ...]:
        """The query without the words that only frame it, in titles; then in other words, anywhere."""
        titles = _clauses("title", _some(self.bare), self.cores, self.strong)
        anywhere = _clauses("anywhere", *map(_strong, self.reworded))
        return tuple(clause for clause in (*titles, *anywhere) if clause not in self.exact)

    @property
    def few(self) -> int:
        """With fewer hits than that, what has only some of the words is a hit too."""
        return FEW_FOR_A_SENTENCE if self.asks else FEW

    @property
    def spread(self) -> Clause:
        """All words anywhere: every document that matches the query as it was typed.

        Single characters that are left over between words (市, 行) are everywhere and tell nothing.
        """
        telling = tuple(word for word in self.words if len(word) > 1)
        return Clause("anywhere", telling or self.words)

    @property
    def hits(self) -> tuple[Clause, ...]:
        """Whatever satisfies one of these is a hit: the query as it was typed, relaxed, or in other words."""
        return _each_once((self.spread, *self.relaxed, *self.akin))

    @property
    def thin(self) -> Clause:
        """The strong words anywhere, for when not all words are found together."""
        return Clause("anywhere", self.strong)

    @property
    def marks(self) -> tuple[tuple[str, ...], ...]:
        """What a highlighter marks: the phrase, or where that is not found, its parts and words; longest first."""
        others = (word for way in self.reworded for word in _strong(way))
        rest = {*self.parts, *self.cores, *(self.strong or self.words), *others}
        telling = {phrase for phrase in rest if len(phrase.strip()) > 1} or rest  # 上 of 上小学 is everywhere
        words = tuple(sorted(telling, key=lambda phrase: (-len(phrase), phrase)))
        return tuple(group for group in (_some(self.phrase), words) if group)


def make_plan(query: str, words: Thesaurus = thesaurus.NONE) -> Plan:
    """The plan for whatever was typed; an empty one where there is no letter, digit or character in it."""
    said = syntax.read(normal_form(query[:MAX_LENGTH]))
    normal = said.text
    phrase = squeezed_normal(normal)
    if not phrase:
        return Plan(normal)
    if looks_like_doc_no(written := written_out(normal)):
        one = (squeezed_normal(written),)
        found = Plan(normal, number=_number(written), phrase=phrase, parts=one, words=one, strong=one)
        return replace(found, quoted=said.quoted, excluded=said.excluded)
    return _plan_of_words(said, phrase, words)


def _plan_of_words(said: syntax.Said, phrase: str, thesaurus: Thesaurus) -> Plan:
    normal = said.text
    parts = [part for stretch in said.stretches for part in _parts(stretch)]
    cut = [[squeezed_normal(text)] if is_quoted else segmenting.cut(text) for text, is_quoted in parts]
    words = _each_once(word for part in cut for word in part if not segmenting.is_frame(word))
    bare = _if_long(squeezed_normal(segmenting.bare(normal)))
    spoken = _spoken(parts, cut)
    ways = _each_once(slot for slot in thesaurus.slots(spoken) if _tells(slot))
    only_quoted = all(is_quoted for _, is_quoted in parts)
    letters = "" if only_quoted else _letters(normal)
    return Plan(
        query=normal,
        number=number_in(normal),
        phrase=phrase,
        parts=_each_once(squeezed_normal(text) for text, _ in parts),
        words=words or (phrase,),
        bare="" if only_quoted else bare,
        cores=_each_once(core for part in cut for core in segmenting.cores(part)),
        strong=_each_once(word for word in words if not segmenting.is_general(word)),
        syllables=() if only_quoted else sounds.readings(letters) if letters else _heard(phrase, bare),
        apart=_apart(normal) if letters else (),
        initials=letters if 2 < len(letters) <= 12 else "",
        pairs=() if letters or only_quoted else _pairs(phrase),
        quoted=said.quoted,
        excluded=said.excluded,
        reworded=thesaurus.rewordings(spoken),
        ways=ways,
        asks=len(ways) >= SENTENCE or any(segmenting.asks(word) for part in cut for word in part),
    )


def _number(normal: str) -> str:
    return doc_no_key(segmenting.without_opening(normal)) or doc_no_key(normal)


def _parts(stretch: syntax.Stretch) -> list[tuple[str, bool]]:
    """What a quotation says is one part, whatever stands in it."""
    texts = [stretch.text] if stretch.is_quoted else segmenting.parts(stretch.text)
    return [(text, stretch.is_quoted) for text in texts]


def _spoken(parts: list[tuple[str, bool]], cut: list[list[str]]) -> list[list[str]]:
    """The cut parts; of a quotation nothing is said otherwise."""
    return [words for (_, is_quoted), words in zip(parts, cut, strict=True) if not is_quoted]


def _tells(slot: Words) -> bool:
    """Whether a word is said otherwise, or says something itself."""
    word = slot[-1]
    return len(slot) > 1 or (len(word.strip()) > 1 and not segmenting.is_general(word))


def _strong(words: Words) -> Words:
    """Words without those that say little; all of them where they all say little."""
    telling = tuple(word for word in words if len(word) > 1 and not segmenting.is_general(word))
    return telling or words


def _cut_again(words: Words) -> Words:
    """The same in smaller words: 老年人社会优待 is in 老年人享受社会优待规定, too."""
    return _each_once(piece for word in words for piece in segmenting.cut(word) if len(piece) > 1)


def _clauses(where: Where, *readings: tuple[str, ...]) -> tuple[Clause, ...]:
    return _each_once(Clause(where, phrases) for phrases in readings if phrases)


def _some(phrase: str) -> tuple[str, ...]:
    return (phrase,) if phrase else ()


def _letters(normal: str) -> str:
    """The letters of a query of nothing else, as pinyin is typed: jiben nongtian, xi'an."""
    return re.sub("[' ]", "", normal) if _LETTERS.fullmatch(normal) else ""


def _apart(normal: str) -> tuple[tuple[str, ...], ...]:
    """The words of a query in pinyin, where it has several: xianggang jibenfa is 香港特别行政区基本法."""
    words = [sounds.readings(_letters(word)) for word in normal.split()]
    return tuple(ways[0] for ways in words) if len(words) > 1 and all(words) else ()


def _if_long(phrase: str) -> str:
    return phrase if len(phrase) > 1 else ""


def _heard(*phrases: str) -> tuple[tuple[str, ...], ...]:
    """The syllables of each phrase; letters in it (基本nongtian) may be pinyin."""
    ways = (way for phrase in phrases for way in sounds.heard(phrase))
    return _each_once(way for way in ways if len(way) > 1)


def _pairs(phrase: str) -> tuple[str, ...]:
    found = tokens(phrase)
    return _each_once(squeezed_normal(_side_by_side(one, other)) for one, other in pairwise(found))


def _side_by_side(one: str, other: str) -> str:
    return f"{one} {other}" if one.isascii() and other.isascii() else one + other


def _each_once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(item for item in items if item))
