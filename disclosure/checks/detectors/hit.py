"""What a detector returns."""

from __future__ import annotations

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
