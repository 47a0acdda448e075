"""A marking has a form and a place; a law that speaks of secrets has neither."""

from __future__ import annotations

import pytest

from tests.checks.moves import found

LAW = "国家秘密的密级分为绝密、机密、秘密三级。"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("机密★10年", "secrecy_mark"),
        ("秘　密★", "secrecy_mark"),
        ("绝密★启用前", "secrecy_mark"),
        ("秘密*5年", "secrecy_mark"),
        ("【机密】", "secrecy_mark"),
        ("密级：秘密", "secrecy_mark"),
        ("工作秘密", "secrecy_mark"),
        ("内部资料　注意保存", "internal_mark"),
        ("【内部文件】", "internal_mark"),
        ("内部资料，不得外传", "internal_mark"),
        ("不得外传", "internal_mark"),
        ("（此件不公开）", "openness_mark"),
        ("此件依申请公开", "openness_mark"),
        ("公开属性：不予公开", "openness_mark"),
        ("（依申请公开）", "openness_mark"),
        ("抄送：区委办公室。（此件不予公开）", "openness_mark"),
    ],
)
def test_it_stops(text: str, code: str) -> None:
    assert (code, "stop") in found(text, "关于经费安排的通知", LAW)


@pytest.mark.parametrize(
    "text",
    [
        LAW,
        "对机密级、秘密级事项的知悉范围应当限定到最小。",
        "涉及国家秘密、工作秘密的，不得公开。",
        "内部资料性出版物不得公开发行。",
        "检查人员对知悉的商业秘密应当保密，不得外传。",
        "公民可以依申请公开政府信息；不予公开的，应当说明理由。",
        "第三章　依申请公开",
        "依申请公开",
        "在附注处标明“此件公开发布”“此件依申请公开”或者“此件不公开”。",
        "应当注明此件不公开。",
    ],
)
def test_what_speaks_of_it_passes(text: str) -> None:
    assert found("第一条　为了规范管理，制定本办法。", text, "本办法自公布之日起施行。") == []


def test_a_single_word_counts_at_the_edge_of_a_text_alone() -> None:
    middle = [f"第{n}条　规定。" for n in range(20)]
    assert found("机密", *middle) == [("secrecy_mark", "stop")]
    assert found(*middle, "机密", *middle) == []


def test_against_an_item_that_is_not_for_everybody_the_open_mark_is_shown() -> None:
    assert found("（此件公开发布）", is_active=False) == [("openness_mark", "warn")]
    assert found("（此件不公开）", is_active=False) == []
    assert found("（此件公开发布）") == []
