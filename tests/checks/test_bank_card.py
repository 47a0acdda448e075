"""银行卡: Luhn's digit alone is not enough, one number in ten has it."""

from __future__ import annotations

import random

import pytest

from disclosure.checks.detectors.bank_card import passes_luhn
from tests.checks.evaluation import numbers
from tests.checks.moves import found, hits

CARD = numbers.card(random.Random(3), "622202", 19)
STOP = [("bank_card", "stop")]


def test_it_stops_and_is_proposed_masked() -> None:
    [hit] = hits(f"补贴打入{CARD}。")
    assert (hit.code, hit.proposal) == ("bank_card", f"6222***********{CARD[-4:]}")


@pytest.mark.parametrize(
    "written",
    [
        " ".join([CARD[:4], CARD[4:8], CARD[8:12], CARD[12:16], CARD[16:]]),
        "-".join([CARD[:6], CARD[6:]]),
        f"{CARD[:8]}\n{CARD[8:]}",
        f"{CARD[:10]}\t{CARD[10:]}",
    ],
)
def test_however_it_is_written(written: str) -> None:
    assert found(*f"银行卡号：{written}".split("\n")) == STOP


def test_an_unknown_beginning_needs_its_name() -> None:
    odd = next(f"7{n:014}" for n in range(1234567, 1234599) if passes_luhn(f"7{n:014}"))
    assert found(f"一卡通卡号：{odd}") == STOP
    assert found(f"图纸第{odd}张") == []


@pytest.mark.parametrize(
    "text",
    [
        f"卡号：{CARD[:-1]}{(int(CARD[-1]) + 1) % 10}",
        f"政府采购订单编号{CARD}",
        f"统一社会信用代码：{CARD[:18]}",
        f"户名：示例区财政局，账号：{CARD}",
        f"91{CARD[:16]}MA",
    ],
)
def test_what_is_no_card_passes(text: str) -> None:
    assert [code for code, _level in found(text) if code == "bank_card"] == []


def test_two_telephone_numbers_beside_each_other_are_no_card() -> None:
    pair = next(f"6222{n:04}6222{m:04}" for n in range(99) for m in range(99) if passes_luhn(f"6222{n:04}6222{m:04}"))
    card = next(f"62221234622212{n:02}" for n in range(100) if passes_luhn(f"62221234622212{n:02}"))
    for digits in (pair, card):
        assert found(f"电话\t{digits[:8]}\t{digits[8:]}") == []
