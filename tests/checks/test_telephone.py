"""手机号: private ones stop; an organ's own, and the numbers of other things, do not."""

from __future__ import annotations

import pytest

from tests.checks.moves import found, hits

STOP = [("mobile", "stop")]


def test_a_mobile_number_stops_and_is_proposed_masked() -> None:
    [hit] = hits("联系人张某，13800131234。")
    assert (hit.code, hit.level, hit.proposal) == ("mobile", "stop", "138****1234")


@pytest.mark.parametrize(
    "text",
    [
        "手机：１３８００１３１２３４",
        "手机：138 0013 1234",
        "张某 138-0013-1234",
        "张某 138.0013.1234",
        "手机 +86 138 0013 1234",
        "手机：+8613800131234",
        "手机：86-13800131234",
        "1380013\u200b1234",
        "姓名\t联系电话\t\n张某\t1380013\t1234",
        "住在幸福路的张某，电话是13800\n131234，请联系。",
        "序号 姓名 手机号码\n1 赵某 1380013 1234\n2 钱某 1380013 1235",
        "公示联系电话：13800131234",
        "公务电话：010-55570000。张某本人手机：13800131234",
    ],
)
def test_however_it_is_written(text: str) -> None:
    assert STOP[0] in found(*text.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "公务手机：13800131234",
        "公务联系电话：13800131234、13900131234",
        "值班电话：李某 138 0013 1234",
        "防汛值守人员李某13800131234（公务手机）",
        "单位\t姓名\t公务联系电话\n民政局\t李某\t13800131234",
        "订单号：13800131234",
        "订单编号\t金额\n13800131234\t12.00",
        "0138001312345",
        "合计 1380013 12345",
        "小麦\t1563\t2345678\n玉米\t1688\t345678",
        "面积1380013.1234平方米",
        "电话：010-55571234、55571235，传真 0731-85571236",
        "索引号：11S001/B-2026-000123",
        "示政发〔2026〕15号",
    ],
)
def test_what_is_no_private_number_passes(text: str) -> None:
    assert [code for code, _level in found(*text.split("\n")) if code == "mobile"] == []
