"""Slips of the pen."""

from __future__ import annotations

import pytest

from tests.checks.moves import found, hits


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("切实加强加强安全生产监督管理监督管理工作", "repeated"),
        ("有关于关于此事的意见", "repeated"),
        ("根据《办法和〈细则〉的规定", "pairing"),
        ("依据示政发〔2026 5号", "pairing"),
        ("截止2026年3月，共受理申请36件", "word"),
        ("截止目前", "word"),
    ],
)
def test_it_is_shown(text: str, code: str) -> None:
    assert found(text) == [(code, "warn")]


@pytest.mark.parametrize(
    "text",
    [
        "以营利为目的的活动，由其及时处理；了解研究研究生培养情况。",
        "根据《办法》和示政发〔2026〕5号",
        "报名于3月5日截止；截止日期为2026年3月6日；截至2026年3月",
        "合格\t合格\t合格\t合格",
        "……————",
    ],
)
def test_what_is_right_passes(text: str) -> None:
    assert found(text) == []


def test_the_proposal_is_the_word_once() -> None:
    assert [hit.proposal for hit in hits("安全生产监督管理监督管理工作")] == ["监督管理"]
    assert [hit.proposal for hit in hits("截止目前")] == ["截至"]
