"""Every word of frozen content is read, and its place is told in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from disclosure.catalogue.content import Content
from disclosure.checks.checking import check
from disclosure.checks.reading.walk import parts_of, web_addresses
from tests.factories import DocumentFactory, SectionFactory, UnitFactory
from tests.moves import frozen

MOBILE = "13800131234"


def places(**fields: Any) -> dict[str, str]:
    return {
        line.text: str(line.place) for part in parts_of(Content("document", "zh-hans", fields)) for line in part.lines
    }


def test_paragraphs_are_counted_over_the_blocks_of_a_body() -> None:
    body = [
        {"type": "heading", "value": {"text": "一、总则", "level": "2"}, "id": "a"},
        {"type": "text", "value": "<p>第一段</p><p>第<b>二</b>段</p>", "id": "b"},
        {"type": "quotation", "value": {"text": "引文", "source": "出处"}, "id": "c"},
    ]
    assert places(body=body) == {
        "一、总则": "正文第1段", "第一段": "正文第2段", "第二段": "正文第3段", "引文": "正文第4段", "出处": "正文第5段",
    }  # fmt: skip


def test_a_row_of_a_table_is_one_line_with_its_place() -> None:
    table = {"data": [["姓名", "电话"], ["张某", None]], "table_caption": "名单"}
    found = places(body=[{"type": "table", "value": table, "id": "a"}])
    assert found == {"名单": "正文表格1", "姓名\t电话": "正文表格1第1行", "张某\t": "正文表格1第2行"}


def test_plain_fields_are_named_as_editors_know_them() -> None:
    found = places(title="标题文字", abstract="概述", openness="active", external_id=MOBILE, unit=7)
    assert found == {"标题文字": "标题", "概述": "内容概述"}


def test_web_addresses_are_found_in_links_and_in_fields() -> None:
    fields = {
        "body": [{"type": "text", "value": '<p><a href="https://a.gov.cn/x?y=1">见</a></p>'}],
        "source_url": "http://b.cn/",
    }
    assert sorted(web_addresses(Content("document", "zh-hans", fields))) == ["http://b.cn/", "https://a.gov.cn/x?y=1"]


@pytest.mark.django_db
class TestWhole:
    def test_a_finding_names_its_field_and_paragraph(self) -> None:
        page = DocumentFactory(body=[("text", f"<p>通知如下。</p><p>请联系张某，{MOBILE}。</p>")])
        [stop] = [found for found in check(Content.from_json(frozen(page).content)) if found.stops]
        assert (stop.place, stop.excerpt, stop.label) == ("正文第2段", "138****1234", "手机号")

    def test_the_same_number_in_two_fields_is_two_findings_and_twice_in_one_is_one(self) -> None:
        page = DocumentFactory(title=f"致电{MOBILE}", body=[("text", f"<p>{MOBILE}</p><p>{MOBILE}</p>")])
        assert len([found for found in check(Content.from_json(frozen(page).content)) if found.stops]) == 2

    def test_how_an_organ_is_reached_is_public_by_nature(self) -> None:
        unit = UnitFactory(phone=MOBILE, address="幸福小区5号楼2单元101室", email="minzheng@163.com")
        assert check(Content.from_json(frozen(unit).content)) == []
        unit.functions = f"联系张某，{MOBILE}"
        assert [found.place for found in check(Content.from_json(frozen(unit).content))] == ["主要职能"]

    def test_a_document_of_an_earlier_day_may_name_the_organs_of_its_day(self) -> None:
        page = DocumentFactory(
            section=SectionFactory(), written_date=date(2010, 5, 1), body=[("text", "<p>报区环保局备案。</p>")]
        )
        assert "word" not in {found.code for found in check(Content.from_json(frozen(page).content))}
        page.written_date = date(2022, 5, 1)
        assert "word" in {found.code for found in check(Content.from_json(frozen(page).content))}

    def test_dates_that_contradict_and_missing_metadata_are_shown(self) -> None:
        page = DocumentFactory(written_date=date(2022, 5, 1), effective_date=date(2022, 4, 1), keywords="补贴")
        found = {each.code: each.excerpt for each in check(Content.from_json(frozen(page).content))}
        assert "早于成文日期" in found["dates"]
        assert "内容概述" in found["metadata"]
        assert "关键词" not in found["metadata"]
