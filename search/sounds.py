"""How titles sound, so that 基本农甜, jibennongtian and jbnt find 基本农田.

A title is stored as its syllables without tones: once as read in context (重庆 is chong qing), and where it
differs once more character by character (zhong qing), because a wrongly typed character has no context.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice, product

from pypinyin import lazy_pinyin
from pypinyin.constants import PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal

from search.tokens import tokens

BETWEEN = "zz"  # no syllable: keeps phrases from running from one reading into the other
_SYLLABLE = re.compile("[a-z]{0,3}[aeiouv][a-z]{0,3}")
MAX_READINGS = 6
MAX_LETTERS = 60


def sound_of(squeezed: str) -> str:
    """The syllables of a title, both readings, with blanks between them."""
    in_context, alone = list(_in_context(squeezed)), syllables(squeezed)
    return " ".join(in_context if in_context == alone else [*in_context, BETWEEN, *alone])


def initials_of(squeezed: str) -> str:
    """The first letters of a title's syllables: 基本农田 is jbnt."""
    return "".join(syllable[0] for syllable in _in_context(squeezed))


def pairs_of_letters(letters: str) -> list[str]:
    """Neighbouring letters: the words under which initials are indexed. jbnt gives jb, bn, nt."""
    return [letters[index : index + 2] for index in range(len(letters) - 1)]


def syllables(squeezed: str) -> list[str]:
    """Each character's most common reading; words of letters or digits stay as they are."""
    return [_reading(token) for token in tokens(squeezed)]


def heard(squeezed: str) -> tuple[tuple[str, ...], ...]:
    """What a phrase sounds like, first as it stands; between characters, words of letters may be pinyin."""
    found = tokens(squeezed)
    plain = tuple(map(_reading, found))
    if not any(token.isascii() and token.isalpha() for token in found):
        return (plain,)
    slots = [readings(token)[:2] if token.isascii() and token.isalpha() else () for token in found]
    ways = product(*[slot or ((syllable,),) for slot, syllable in zip(slots, plain, strict=True)])
    spelled = (tuple(syllable for piece in way for syllable in piece) for way in ways)
    return tuple(dict.fromkeys([plain, *islice(spelled, MAX_READINGS)]))


def readings(letters: str) -> tuple[tuple[str, ...], ...]:
    """The ways to cut a run of letters into syllables, those with fewer syllables first; none for `tax`."""
    if not letters or len(letters) > MAX_LETTERS:
        return ()
    known = _known_syllables()
    ways: list[list[tuple[str, ...]]] = [[()], *([] for _ in letters)]
    for end in range(1, len(letters) + 1):
        found = (
            (*way, letters[start:end])
            for start in range(max(0, end - 6), end)
            if letters[start:end] in known
            for way in ways[start]
        )
        ways[end] = sorted(islice(found, 50), key=len)[:MAX_READINGS]
    return tuple(ways[-1])


@lru_cache(maxsize=256)  # a title is asked for its sound and for its initials
def _in_context(squeezed: str) -> tuple[str, ...]:
    return tuple(token for heard in lazy_pinyin(squeezed) for token in heard.split())


@cache
def _reading(token: str) -> str:
    return token if len(token) > 1 else lazy_pinyin(token)[0]


@cache
def _known_syllables() -> frozenset[str]:
    readings = {reading for heard in PINYIN_DICT.values() for reading in heard.split(",")}
    plain = {to_normal(reading) for reading in readings}
    return frozenset(one for one in plain if _SYLLABLE.fullmatch(one))
