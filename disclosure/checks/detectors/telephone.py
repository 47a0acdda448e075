"""手机号: `1[3-9]` and nine digits, unless it is an organ's own or the number of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.checks.detectors.hit import Hit
from disclosure.checks.detectors.labels import OTHER_NUMBER, TELEPHONE, is_official, own_label, says
from disclosure.checks.detectors.runs import Run, Slice
from disclosure.checks.enums import Level
from disclosure.checks.findings import mask_middle
from disclosure.checks.reading.part import Part

_MOBILE = re.compile(r"1[3-9]\d{9}")
_WITH_COUNTRY = re.compile(r"(?:0086|86|0)(1[3-9]\d{9})")
WRITTEN = {(11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (3, 2, 3, 3), (4, 3, 4), (4, 4, 3), (1,) * 11}
SPLIT = {(3, 8), (7, 4), (3, 4, 4)}  # without a label two figures of other lengths are two figures
PROSE = 2  # characters before a number that breaks at the end of its line


def mobiles(part: Part, run: Run) -> Iterator[Hit]:
    """Yield mobile numbers of people."""
    for piece in run.slices(11, 12, 13, 15):
        digits = _number(part, piece)
        if not digits or not _is_written_so(part, piece):
            continue
        if is_official(part, piece.start, piece.end) or OTHER_NUMBER.search(own_label(part, piece.start)):
            continue
        yield Hit("mobile", Level.STOP, piece.start, piece.end, digits, mask_middle(digits), mask_middle(digits))


def _number(part: Part, piece: Slice) -> str:
    """Return the eleven digits, without the code of the country, or nothing."""
    if _MOBILE.fullmatch(piece.digits):
        return piece.digits
    with_country = _WITH_COUNTRY.fullmatch(piece.digits)
    if not with_country or (piece.digits.startswith("01") and len(piece.groups) > 1):
        return ""
    plus = part.plain[piece.start - 1 : piece.start] == "+" or len(piece.groups[0].digits) <= 4
    return with_country[1] if plus or says(TELEPHONE, part, piece.start, piece.end) else ""


def _is_written_so(part: Part, piece: Slice) -> bool:
    """Two numbers beside each other must not become a third: digits in pieces need the shape of a telephone number,
    or its name beside them."""
    if len(piece.groups) == 1:
        return True
    if any("." in gap for gap in piece.gaps) and len(piece.groups) == 2:
        return False  # a decimal number
    if says(TELEPHONE, part, piece.start, piece.end):
        return True
    if not piece.is_divided:
        alone = any((one.first, one.last) == (piece.first, piece.last) for one in piece.run.segments())
        return (piece.shape in WRITTEN and alone) or piece.digits.startswith(("86", "0086"))
    return piece.is_whole_run and (piece.shape in SPLIT or _breaks_in_prose(part, piece))


def _breaks_in_prose(part: Part, piece: Slice) -> bool:
    """Words before it in its line and none of a table's blanks after it: a sentence goes on in the next line."""
    begin, end = part.line_of(piece.start)
    after = part.plain[piece.end : piece.end + 1]
    return "\t" not in part.plain[begin:end] and piece.start - begin >= PROSE and after not in (" ", "\t")
