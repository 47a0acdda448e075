"""The few signs that a query may contain: a phrase in quotation marks, and a word that must not stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from search.tokens import squeezed

MAX_SIGNS = 10  # of each sort; what is beyond is read as words

_QUOTES = ('""', "“”", "「」", "『』")
_OPENING, _CLOSING = (re.escape("".join(pair[side] for pair in _QUOTES)) for side in (0, 1))
_QUOTED = "|".join(f"{re.escape(a)}[^{re.escape(a + b)}]+{re.escape(b)}" for a, b in map(tuple, _QUOTES))
_WORD = rf"[^\s{_OPENING}{_CLOSING}]+"
# A hyphen between two years parts no words, and a title may begin with 不含: both need a blank before them.
_EXCLUDED = re.compile(rf"(?<!\S)(?:-|(?<=\S\s)不(?:包)?含[:,，]?\s?)(?P<word>{_QUOTED}|{_WORD})")
_PHRASE = re.compile(f"(?P<phrase>{_QUOTED})")
_ANY_QUOTE = re.compile(f"[{_OPENING}{_CLOSING}]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Stretch:
    """Some of a query, in normal form, without quotation marks."""

    text: str
    is_quoted: bool = False


@dataclass(frozen=True)
class Said:
    """A query taken apart. `quoted` and `excluded` are squeezed phrases."""

    stretches: tuple[Stretch, ...]
    quoted: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is looked for, without the signs."""
        return "".join(stretch.text for stretch in self.stretches).strip(" ")


def read(normal: str) -> Said:
    """Take a query in normal form apart. A query of nothing but signs is read as words."""
    wanted, excluded = _without_excluded(normal)
    stretches = tuple(_stretches(wanted))
    said = Said(stretches, _each_once(stretch.text for stretch in stretches if stretch.is_quoted), _each_once(excluded))
    return said if squeezed(said.text) else Said((Stretch(_ANY_QUOTE.sub(" ", normal)),))


def _without_excluded(normal: str) -> tuple[str, list[str]]:
    excluded: list[str] = []

    def take(found: re.Match[str]) -> str:
        word = found["word"]
        if not _LETTER.search(word) or len(excluded) == MAX_SIGNS:
            return found[0]  # -5 is a temperature
        excluded.append(word)
        return " "

    return _EXCLUDED.sub(take, normal), excluded


def _stretches(wanted: str) -> list[Stretch]:
    found: list[Stretch] = []
    for piece in _PHRASE.split(wanted, maxsplit=MAX_SIGNS):
        is_quoted = _PHRASE.fullmatch(piece) is not None
        text = _ANY_QUOTE.sub(" ", piece)
        if text:
            found.append(Stretch(text, is_quoted and bool(squeezed(text))))
    return found


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase for text in texts if (phrase := squeezed(text))))
