"""The meta tags that inspections look for (国办发〔2017〕47号): three on the home page, seven on a column, ten on an
article, their names case-sensitive, none of them empty."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from portal.meta import Column, PageKind, article_meta, column_meta, missing, site_meta

SITE = SimpleNamespace(name="示例区人民政府", site_domain="www.example.gov.cn", site_id_code="1199990001")
SHELL = SimpleNamespace(site=SITE)
SECTION = Column("政策文件", "区政府和各部门制发的文件", "政策,文件", "政策文件")


def article(**kwargs: Any) -> dict[str, str]:
    values: dict[str, Any] = {
        "title": "关于养老服务补贴的通知",
        "published": datetime(2026, 7, 1, 9, 5, tzinfo=UTC),
        "source": "示例区民政局",
    }
    return article_meta(SHELL, SECTION, **(values | kwargs))


def test_the_home_page_names_the_site() -> None:
    assert list(site_meta(SHELL)) == ["SiteName", "SiteDomain", "SiteIDCode"]


def test_a_column_adds_four() -> None:
    assert list(column_meta(SHELL, SECTION))[3:] == ["ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"]


def test_an_article_adds_three() -> None:
    assert list(article())[7:10] == ["ArticleTitle", "PubDate", "ContentSource"]


def test_the_date_of_publication_is_told_in_shanghai_by_the_24_hour_clock() -> None:
    assert article()["PubDate"] == "2026-07-01 17:05"


def test_the_address_is_whole() -> None:
    assert article(path="/zcwj/202607/12/")["Url"] == "https://www.example.gov.cn/zcwj/202607/12/"


@pytest.mark.parametrize("kind", list(PageKind))
def test_nothing_is_missing(kind: PageKind) -> None:
    assert missing(article(), kind) == []


@pytest.mark.parametrize("empty", ["", "  ", "null", "NULL", "None"])
def test_an_empty_content_counts_as_missing(empty: str) -> None:
    assert "ContentSource" not in article(source=empty)
    assert missing(article() | {"ContentSource": empty}, PageKind.ARTICLE) == ["ContentSource"]


def test_names_are_case_sensitive() -> None:
    tags = {name.lower(): content for name, content in site_meta(SHELL).items()}
    assert missing(tags, PageKind.HOME) == ["SiteName", "SiteDomain", "SiteIDCode"]


def test_a_list_that_is_no_section_is_a_column_by_its_title() -> None:
    tags = column_meta(SHELL, None, "政府信息公开目录")
    assert tags["ColumnName"] == "政府信息公开目录"
    assert missing(tags, PageKind.COLUMN) == []


def test_a_section_without_words_describes_itself_by_its_name() -> None:
    assert missing(column_meta(SHELL, Column("公告", "", "", "")), PageKind.COLUMN) == []


def test_before_the_footer_is_released_there_are_no_tags() -> None:
    assert site_meta(SimpleNamespace(site=None)) == {}


def test_a_line_break_in_a_text_is_a_space_in_a_tag() -> None:
    assert article(description="第一行\n第二行")["Description"] == "第一行 第二行"
