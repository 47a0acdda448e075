"""The body of a document as HTML is made from frozen content alone, whatever becomes of images, files and pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.template.loader import render_to_string

from disclosure.catalogue.content import Content, FrozenFile
from disclosure.documents.templatetags.documents import frozen_text


def file(source: str, variant: str = "", width: int = 0, **kwargs: Any) -> FrozenFile:
    values: dict[str, Any] = {
        "source_id": 7,
        "role": "inline",
        "sha256": "a" * 64,
        "name": f"f{variant}.bin",
        "title": "文件",
        "size": 2048,
    }
    return FrozenFile(source, content_type="", width=width, height=width // 2, variant=variant, **(values | kwargs))


def body(*blocks: tuple[str, Any], files: tuple[FrozenFile, ...] = ()) -> str:
    fields = {"body": [{"type": kind, "value": value, "id": str(n)} for n, (kind, value) in enumerate(blocks)]}
    content = Content("document", "zh-hans", fields, files)
    return render_to_string("documents/body.html", {"page": None, "content": content})


PICTURE = ("picture", {"image": 7, "alt": "柱状图", "caption": "图1"})
ATTACHMENT = ("attachment", {"document": 7, "title": ""})


def test_a_picture_shows_its_renditions_with_size_and_text() -> None:
    html = body(PICTURE, files=(file("image"), file("image", "w800", 800), file("image", "w1600", 1600)))
    assert f'src="/files/{"a" * 64}/fw800.bin"' in html
    assert "fw800.bin 800w, " in html
    assert "fw1600.bin 1600w" in html
    assert 'width="1600" height="800" alt="柱状图" loading="lazy"' in " ".join(html.split())


def test_a_picture_that_was_not_frozen_is_not_shown() -> None:
    assert "<img" not in body(PICTURE)


def test_an_attachment_tells_kind_and_size() -> None:
    html = body(ATTACHMENT, files=(file("document", name="表.xlsx", title="申请表"),))
    assert "申请表" in html
    assert "XLSX" in html
    assert "2.0" in html


def test_an_attachment_that_was_not_frozen_is_not_shown() -> None:
    assert "<a" not in body(ATTACHMENT)


def test_headings_of_both_levels_get_anchors() -> None:
    html = body(("heading", {"text": "总则", "level": "2"}), ("heading", {"text": "范围", "level": "3"}))
    assert '<h2 id="h-1">总则</h2>' in html
    assert '<h3 id="h-2">范围</h3>' in html


def test_a_block_of_an_unknown_type_is_left_out() -> None:
    assert body(("../../portal/base", {})).strip() == ""


def test_a_link_to_a_page_names_its_item() -> None:
    assert frozen_text('<a id="12" linktype="page">通知</a>') == '<a href="item:document:12">通知</a>'
    assert frozen_text('<a linktype="page" id="12">通知</a>') == '<a href="item:document:12">通知</a>'


@pytest.mark.parametrize("address", ["https://www.gov.cn/", "mailto:a@b.cn", "tel:12345", "/zcwj/"])
def test_other_links_stay(address: str) -> None:
    assert frozen_text(f'<a href="{address}">此处</a>') == f'<a href="{address}">此处</a>'


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '<a href="javascript:x">a</a>',
        "<img src=x onerror=x>",
        '<p onclick="x" style="x">a</p>',
    ],
)
def test_markup_that_runs_something_is_gone(attack: str) -> None:
    html = frozen_text(attack)
    assert not any(word in html for word in ("script", "onerror", "onclick", "style", "<img"))
