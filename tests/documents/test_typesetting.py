"""An official letter: the addressee flush left, issuer and date flush right (GB/T 9704), headings with anchors."""

from __future__ import annotations

import pytest

from disclosure.documents.typesetting import typeset


def test_headings_are_numbered_through() -> None:
    assert typeset("<h2>一</h2><p>文</p><h3>（一）</h3>") == '<h2 id="h-1">一</h2><p>文</p><h3 id="h-2">（一）</h3>'


def test_the_addressee_stands_flush_left() -> None:
    assert typeset("<p>各镇人民政府、各街道办事处：</p><p>文</p>").startswith('<p class="salutation">')


@pytest.mark.parametrize("body", ["<p>正文第一段。</p>", "<p>文。</p><p>各单位：</p>", "<h2>一</h2><p>各单位：</p>"])
def test_other_paragraphs_are_indented(body: str) -> None:
    assert "salutation" not in typeset(body)


@pytest.mark.parametrize("day", ["2025年5月23日", "2026年12月1日", "二〇二六年三月五日"])
def test_issuer_and_date_stand_flush_right(day: str) -> None:
    html = typeset(f"<p>正文。</p><p>示例区民政局　示例区财政局</p><p>{day}</p><p>（此件公开发布）</p>")
    assert html.count('class="signature"') == 2


@pytest.mark.parametrize(
    "body", ["<p>本办法自以下日期施行：</p><p>2026年1月1日</p>", "<p>示例区民政局</p><p>2026年1月1日起施行。</p>"]
)
def test_a_date_in_the_text_is_no_signature(body: str) -> None:
    assert "signature" not in typeset(body)
