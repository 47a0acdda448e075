"""The difference shows reviewers everything that would change, not only words."""

from __future__ import annotations

from typing import Any

import pytest

from disclosure.catalogue.content import Content, FrozenFile
from disclosure.documents.models import DocumentPage
from disclosure.review.difference import changes
from tests.factories import SectionFactory

TEXT = '<p data-block-key="a1">补贴标准为每月<a href="https://www.example.gov.cn/a">二百元</a>。</p>'


def block(kind: str, value: Any, number: str = "1") -> dict[str, Any]:
    return {"type": kind, "value": value, "id": number}


def content(*blocks: dict[str, Any], files: tuple[FrozenFile, ...] = (), **fields: Any) -> Content:
    return Content("document", "zh-hans", {"title": "通知", "body": list(blocks), **fields}, files)


def shown(old: Content, new: Content) -> str:
    return "\n".join(f"{change.label} {sign}{text}" for change in changes(old, new) for sign, text in change.lines)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        pytest.param(
            block("text", TEXT),
            block("text", TEXT.replace("二百", "三百")),
            ["每月二百元", "+补贴标准为每月三百元"],
            id="a word",
        ),
        pytest.param(
            block("text", TEXT),
            block("text", TEXT.replace("gov.cn/a", "com/b")),
            ['-text <a href="https://www.example.gov.cn/a">', '+text <a href="https://www.example.com/b">'],
            id="where a link leads",
        ),
        pytest.param(
            block("text", TEXT),
            block("text", TEXT.replace("二百", "三百").replace("gov.cn/a", "com/b")),
            ["+补贴标准为每月三百元", "https://www.example.com/b"],
            id="a link beside a changed word",
        ),
        pytest.param(
            block("picture", {"image": 7, "alt": "示意图", "caption": ""}),
            block("picture", {"image": 8, "alt": "示意图", "caption": ""}),
            ["-picture.image 7", "+picture.image 8"],
            id="a picture",
        ),
        pytest.param(
            block("table", {"data": [["甲", "1"]], "first_row_is_table_header": True}),
            block("table", {"data": [["甲", "2"]], "first_row_is_table_header": False}),
            ["-甲 1", "+甲 2", "table.first_row_is_table_header False"],
            id="a cell, and what its row is",
        ),
        pytest.param(block("text", TEXT), block("text", TEXT, "2"), ['"id": "2"'], id="anything else, as it is kept"),
    ],
)
def test_what_changed_in_the_body(old: dict[str, Any], new: dict[str, Any], words: list[str]) -> None:
    said = shown(content(old), content(new))
    for word in words:
        assert word in said


def test_the_same_body_shows_nothing() -> None:
    assert changes(content(block("text", TEXT)), content(block("text", TEXT))) == []


def test_a_file_that_was_exchanged_under_its_name() -> None:
    files = [FrozenFile("document", 1, "attachment", sha * 64, "表.csv", "表", 3, "text/csv") for sha in "ab"]
    said = shown(content(files=(files[0],)), content(files=(files[1],)))
    assert ("-表.csv (aaaaaaaaaaaa)" in said, "+表.csv (bbbbbbbbbbbb)" in said) == (True, True)


@pytest.mark.django_db
def test_choices_and_places_are_named(page: DocumentPage) -> None:
    other = SectionFactory(name="通知公告")
    old = content(openness="active", section=page.section_id)
    said = shown(old, content(openness="closed", section=other.pk))
    for words in ("-主动公开", "+不予公开", f"-{page.section}", "+通知公告"):
        assert words in said
