"""身份证号: the check digit decides between stopping and showing."""

from __future__ import annotations

import random

import pytest

from disclosure.checks.detectors.identity import check_digit
from tests.checks.evaluation import numbers
from tests.checks.moves import found, hits

FIRST = "11010519000101001"  # nobody alive was born in 1900
VALID = FIRST + check_digit(FIRST)
WRONG = FIRST + ("0" if VALID[-1] != "0" else "1")
WITH_X = next(
    n + "X" for n in (f"31010418{year}0101{s:03}" for year in range(10, 99) for s in range(9)) if check_digit(n) == "X"
)
STOP, SHOWN = [("id_card", "stop")], [("id_card_check", "warn")]


def test_a_valid_number_stops_and_the_same_digits_with_a_wrong_check_digit_are_shown() -> None:
    assert found(f"身份证号：{VALID}") == STOP
    assert found(f"身份证号：{WRONG}") == SHOWN


def test_it_is_shown_and_proposed_masked() -> None:
    [hit] = hits(f"张某，{VALID}。")
    assert hit.shown == hit.proposal == f"11*************{VALID[-3:]}"


@pytest.mark.parametrize(
    "written",
    [
        VALID.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        f"{VALID[:6]} {VALID[6:14]} {VALID[14:]}",
        f"{VALID[:6]}-{VALID[6:14]}-{VALID[14:]}",
        f"{VALID[:6]}\u3000{VALID[6:]}",
        f"{VALID[:3]}\u200b{VALID[3:]}",
        f"{VALID[:9]}\u00ad{VALID[9:]}",
        f"{VALID[:9]}.{VALID[9:]}",
        f"{VALID[:9]}\t{VALID[9:]}",
        f"{VALID[:9]}\n{VALID[9:]}",
        "\t".join(VALID),
        WITH_X,
        WITH_X.lower(),
        f"{WITH_X[:-1]} Ｘ",
        f"G{VALID}",
    ],
    ids=lambda text: repr(text)[:30],
)
def test_however_it_is_written(written: str) -> None:
    assert found(*f"编号：{written}，已核实。".split("\n")) == STOP


@pytest.mark.parametrize(
    "written",
    [
        f"{VALID}00",
        f"99{VALID[2:]}",
        f"{VALID[:6]}19001301{VALID[14:]}",
        f"{VALID[:6]}17991231{VALID[14:]}",
        f"订单号：{VALID}",
        f"统一社会信用代码：{VALID}",
        f"订单号：{WRONG}",
        f"办件编号：{WRONG}",
    ],
)
def test_what_only_looks_like_one_is_left_alone(written: str) -> None:
    assert found(written) == []


def test_three_figures_beside_each_other_are_no_number() -> None:
    assert found(f"指标\t{VALID[:6]}\t{VALID[6:10]}\t{VALID[10:]}") == []
    assert found("指标\t身份证号\t\t", f"1\t{VALID[:6]}\t{VALID[6:10]}\t{VALID[10:]}") == STOP


def test_the_next_row_of_a_table_does_not_continue_a_number() -> None:
    first = next(FIRST[:14] + f"{n:03}" for n in range(1, 99) if check_digit(FIRST[:14] + f"{n:03}") == "2")
    assert found(f"1\t{first}", "2\t钱某") == []


def test_the_first_generation_stops_when_it_is_named_and_is_shown_when_not() -> None:
    number = numbers.identity_15(random.Random(1))
    assert found(f"身份证号：{number}") == [("id_card_15", "stop")]
    assert found(f"王某（{number}）") == [("id_card_15", "warn")]
    assert found(f"流水号：{number}") == []


def test_the_head_of_a_column_names_the_numbers_below() -> None:
    number = numbers.identity_15(random.Random(2))
    assert found("姓名\t身份证号", f"赵某\t{number}") == [("id_card_15", "stop")]
    assert found("品名\t订单编号", f"纸\t{number}") == []
