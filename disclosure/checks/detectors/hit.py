"""What a detector returns."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Hit:
    """A stretch of the plain text. `matched` is its normal form, for the fingerprint; `shown` is what people are
    shown of it, masked where it is personal."""

    code: str
    level: str
    start: int
    end: int
    matched: str
    shown: str
    proposal: str = ""


AROUND = 10
# What is shown around a word must not show the tail of a number that is masked elsewhere.
_NUMBER = re.compile(r"^[\d\s\-·.]*\d[Xx]?|\d[\d\-·.]{3,}\d[Xx]?|\d[\d\s\-·.]*$")


def around(plain: str, start: int, end: int) -> str:
    """Return a stretch with the words beside it, for people to see where it stands; numbers are left out."""
    before, after = plain[max(start - AROUND, 0) : start], plain[end : end + AROUND]
    shown = _NUMBER.sub("…", before) + plain[start:end] + _NUMBER.sub("…", after)
    return shown.replace("\n", " ").replace("\t", " ")
