"""Rule R2: what is for everybody names no document that is not."""

from __future__ import annotations

import pytest

from disclosure.checks.detectors.undisclosed import Undisclosed
from disclosure.checks.undisclosed import KnownUndisclosed
from tests.checks.moves import found

KNOWN = Undisclosed([KnownUndisclosed("document", 1, "示例区重点人员安置内部方案", "示政密函〔2025〕17号")])
STOP = [("undisclosed", "stop")]


@pytest.mark.parametrize(
    "text",
    [
        "根据示政密函〔2025〕17号要求",
        "按照示政密函[2025]第17号",
        "（示政密函（2025）017号）",
        "见《示例区重点人员安置内部方案》",
        "现将示例区重点人员安置内部方案转发给你们",
        "现将示例区重点人员安\n置内部方案转发给你们",
    ],
)
def test_its_number_or_title_stops(text: str) -> None:
    assert found(*text.split("\n"), undisclosed=KNOWN) == STOP


@pytest.mark.parametrize(
    "text", ["示政密函〔2025〕170号", "示政函〔2025〕17号", "示政密函〔2024〕17号", "重点人员安置方案"]
)
def test_another_one_passes(text: str) -> None:
    assert found(text, undisclosed=KNOWN) == []


def test_what_is_not_for_everybody_may_name_it_and_so_may_it_itself() -> None:
    text = "示政密函〔2025〕17号，《示例区重点人员安置内部方案》"
    assert found(text, undisclosed=KNOWN, is_active=False) == []
    own = {"own_number": "示政密函〔2025〕17号", "own_title": "示例区重点人员安置内部方案"}
    assert found(text, undisclosed=KNOWN, **own) == []
