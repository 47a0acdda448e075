"""Character pairs, syllables and initials as the 32-bit integers that PostgreSQL's arrays hold."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import pairwise
from zlib import crc32

from search import sounds


def pairs_of(squeezed: str) -> set[int]:
    """The pairs of a squeezed text as signed 32-bit integers, the same on every machine."""
    units = squeezed.encode("utf-16-le")
    return {number for begin in (units, units[2:]) for number in _as_integers(begin[: len(begin) // 4 * 4])}


def singles_of(squeezed: str) -> set[int]:
    """The single characters, so that a title is found by one of them too."""
    return {ord(character) for character in squeezed}


def hashes(syllables: Sequence[str]) -> set[int]:
    """Syllables, and each with the next one."""
    together = [f"{one} {other}" for one, other in pairwise(syllables)]
    return {_signed(crc32(heard.encode())) for heard in [*syllables, *together]}


def letter_hashes(letters: str) -> set[int]:
    """Neighbouring initials; none of them is the hash of a syllable."""
    return {_signed(crc32(f"-{pair}".encode())) for pair in sounds.pairs_of_letters(letters)}


def literal(numbers: Iterable[int]) -> str:
    """An array as PostgreSQL reads it."""
    return "{" + ",".join(map(str, numbers)) + "}"


def _as_integers(units: bytes) -> array[int]:
    numbers = array("i", units)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _signed(number: int) -> int:
    return number - (1 << 32) if number >= 1 << 31 else number
