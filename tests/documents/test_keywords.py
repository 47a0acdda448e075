"""Keywords read as a Chinese list, whatever mark stood between them."""

from __future__ import annotations

from disclosure.documents.templatetags.documents import listed


def test_keywords_are_listed_with_the_chinese_mark() -> None:
    assert listed("养老,助餐， 补贴；") == "养老、助餐、补贴"
