"""What of a query may be kept: nothing that looks like a person's number, address or mailbox
(个人信息保护法 art. 6: no more than the purpose needs)."""

from __future__ import annotations

import re

from base.text import normal_form
from disclosure.checks.detectors import Knowledge, personal_hits
from disclosure.checks.reading.part import Line, Part
from search.log.models import MAX_QUERY
from search.numbers import number_in

SHORTEST = 7  # digits of a telephone number without its area code
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九幺", "001234567891")
_DIGITS = re.compile(r"\d(?:[\s\-_./·•,、]{0,3}\d)+")
_BLANKS = re.compile(r"\s+")


def keepable(query: str) -> str:
    """Return a query as it may be kept: its normal form, or nothing where it is too long or may be personal."""
    normal = _BLANKS.sub(" ", normal_form(query[: 4 * MAX_QUERY].replace("\0", " "))).strip()
    if not normal or len(normal) > MAX_QUERY or len(query) > 4 * MAX_QUERY or _is_personal(normal):
        return ""
    return normal.encode(errors="ignore").decode()


def _is_personal(normal: str) -> bool:
    if "@" in normal:
        return True
    if _has_long_number(normal) and not number_in(normal):
        return True
    return any(True for text in (normal, normal.upper()) for _ in personal_hits(_part(text), Knowledge()))


def _has_long_number(normal: str) -> bool:
    """Digits in a row, Chinese ones too; stricter than the checks, for a query that is not kept is no loss."""
    runs = _DIGITS.findall(normal.translate(_HAN_DIGITS))
    return any(sum(character.isdecimal() for character in run) >= SHORTEST for run in runs)


def _part(text: str) -> Part:
    return Part("query", (Line("", text),))
