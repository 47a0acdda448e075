"""身份证号: 18 digits by GB 11643 (ISO 7064 MOD 11-2) and the 15 of the first generation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from disclosure.checks.detectors.hit import Hit
from disclosure.checks.detectors.labels import IDENTITY, OTHER_NUMBER, STRONG_OTHER, before, head_of, own_label, says
from disclosure.checks.detectors.runs import Run, Slice
from disclosure.checks.enums import Level
from disclosure.checks.findings import mask_id
from disclosure.checks.reading.part import Part

# 省级行政区划代码 (GB/T 2260), 81-83 for the residence permits of Hong Kong, Macao and Taiwan.
REGIONS = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
    ]
)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK = "10X98765432"
_LAST_X = re.compile(r"[ \t\n\-·.]{0,3}[Xx×](?![A-Za-z0-9])")
USUAL_SHAPES = {(18,), (6, 8, 4), (6, 8, 3), (17,), (3, 3, 4, 4, 4), (6, 4, 4, 4), (6, 4, 4, 3), (10, 8), (14, 4)}


def check_digit(first_17: str) -> str:
    """Return the 18th character that belongs to 17 digits."""
    return CHECK[sum(int(digit) * weight for digit, weight in zip(first_17, WEIGHTS, strict=True)) % 11]


def is_plausible(number: str) -> bool:
    """Say whether region and date of birth of an 18-character number exist; the check digit is not looked at.

    Any real calendar day from 1800 on: made-up numbers have impossible years, and must not pass for that.
    """
    return number[:2] in REGIONS and number[6:8] in ("18", "19", "20") and _is_day(number[6:14])


def identities(part: Part, run: Run) -> Iterator[Hit]:
    """Yield identity card numbers; valid ones stop, those with a wrong check digit are shown."""
    for piece in run.slices(17, 18):
        digits, end = piece.digits, piece.end
        if len(digits) == 17:
            last = _LAST_X.match(part.plain, end)
            if not last:
                continue
            digits, end = digits + "X", last.end()
        if not is_plausible(digits) or not (piece.is_one_number or says(IDENTITY, part, piece.start, end)):
            continue
        if digits[17] == check_digit(digits[:17]):
            if not STRONG_OTHER.search(_label(part, piece)):
                yield Hit("id_card", Level.STOP, piece.start, end, digits, mask_id(digits), mask_id(digits))
        elif piece.shape in USUAL_SHAPES and not piece.is_divided and _may_be_wrong(part, piece):
            yield Hit("id_card_check", Level.WARN, piece.start, end, digits, mask_id(digits), mask_id(digits))
    for piece in run.slices(15):
        yield from _first_generation(part, piece)


def _label(part: Part, piece: Slice) -> str:
    """Return the words before a number in its cell, or what stands over its column."""
    return before(part, piece.start, 20).rpartition("\t")[2] or head_of(part, piece.start)


def _may_be_wrong(part: Part, piece: Slice) -> bool:
    return not OTHER_NUMBER.search(own_label(part, piece.start)) or bool(IDENTITY.search(own_label(part, piece.start)))


def _first_generation(part: Part, piece: Slice) -> Iterator[Hit]:
    """It has no check digit: named as such it stops, alone it is shown, and in pieces it needs its name."""
    digits = piece.digits
    if digits[:2] not in REGIONS or not _is_day("19" + digits[6:12]):
        return
    named = says(IDENTITY, part, piece.start, piece.end)
    other = OTHER_NUMBER.search(own_label(part, piece.start))
    if named and not STRONG_OTHER.search(_label(part, piece)):
        yield Hit("id_card_15", Level.STOP, piece.start, piece.end, digits, mask_id(digits), mask_id(digits))
    elif piece.shape in {(15,), (6, 6, 3)} and not piece.is_divided and not other:
        yield Hit("id_card_15", Level.WARN, piece.start, piece.end, digits, mask_id(digits), mask_id(digits))


def _is_day(text: str) -> bool:
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return False
    return True
