"""银行卡: 13 to 19 digits with Luhn's check digit, and the beginning of a card or its name beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.checks.detectors.hit import Hit
from disclosure.checks.detectors.labels import BANK_CARD, OTHER_NUMBER, before, own_label, says
from disclosure.checks.detectors.runs import Run, Slice
from disclosure.checks.enums import Level
from disclosure.checks.findings import mask_middle
from disclosure.checks.reading.part import Part

LENGTHS = range(13, 20)
# 银联 62 and 81, the older cards of the Chinese banks, and the networks of the world with their lengths.
_BEGINS = re.compile(
    r"62\d{14,17}|81[0-7]\d{13,16}|(?:9558|9559|6858|6886|4367|4563|4270|5309|5264|9400|9400|6013|6886)\d{12,15}|603\d{13,16}"
    r"|4\d{12}(?:\d{3})?|5[1-5]\d{14}|(?:222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|35(?:2[89]|[3-8]\d)\d{12}"
    r"|6011\d{12}|65\d{14}"
)
_ORGAN = re.compile(r"(?:局|委员会|政府|中心|财政|公司|银行|学校|医院|专户|国库|协会|街道办事处|对公)\s*[^\d]{0,30}$")
_ORGANS_ACCOUNT = re.compile(
    r"(?:户名|账户名称|帐户名称|收款单位|收款人|开户单位)[:：]?[^。\n]{0,24}(?:局|委员会|政府|中心|专户|国库|公司|学校|医院|办事处)"
)
_PERSONAL = re.compile(r"银行卡|卡号|储蓄卡|借记卡|信用卡|工资卡|社保卡|一卡通|惠农卡")


def passes_luhn(digits: str) -> bool:
    """Say whether the last digit is the one that ISO/IEC 7812 wants."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def cards(part: Part, run: Run) -> Iterator[Hit]:
    """Yield card numbers."""
    for piece in run.slices(*LENGTHS):
        if _is_card(part, piece):
            masked = mask_middle(piece.digits, 4, 4)
            yield Hit("bank_card", Level.STOP, piece.start, piece.end, piece.digits, masked, masked)


def _is_card(part: Part, piece: Slice) -> bool:
    digits = piece.digits
    if not passes_luhn(digits) or len(set(digits)) < 3:
        return False
    known = bool(_BEGINS.fullmatch(digits))
    personal = says(_PERSONAL, part, piece.start, piece.end)
    if not known and not (personal and len(piece.groups) == 1):
        return False
    label = own_label(part, piece.start)
    if OTHER_NUMBER.search(label) and not _PERSONAL.search(label):
        return False
    if not personal and _ORGANS_ACCOUNT.search(before(part, piece.start, 80)):
        return False
    if not personal and _ORGAN.search(before(part, piece.start)) and not digits.startswith("62"):
        return False
    return _is_written_so(part, piece)


def _is_written_so(part: Part, piece: Slice) -> bool:
    """As it is embossed, 6222 0212 3456 7890 123, or in two pieces that are not two telephone numbers."""
    shape = piece.shape
    if len(shape) == 1:
        return _stands_alone(part, piece)
    if all(length == 4 for length in shape[:-1]) and shape[-1] <= 4 and piece.is_one_number:
        return True
    if says(BANK_CARD, part, piece.start, piece.end):
        return True
    return len(shape) == 2 and max(shape) > 8 and (piece.is_whole_run or not piece.is_divided)


def _stands_alone(part: Part, piece: Slice) -> bool:
    """No letter touches it: 91110105MA01234567 is a code, not a card."""
    around = part.plain[piece.start - 1 : piece.start] + part.plain[piece.end : piece.end + 1]
    return not re.search(r"[A-Za-z]", around)
