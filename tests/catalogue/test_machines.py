"""Feed, table, sitemap and API: the catalogue as other machines read it."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from types import SimpleNamespace
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from django.test import Client
from openpyxl import load_workbook

from base.clock import today
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from tests.catalogue.moves import let_out

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed_titles(client: Client, query: str = "") -> list[str | None]:
    response = client.get(f"/feeds/catalogue.atom{query}")
    assert response["Content-Type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(response.content)  # noqa: S314  our own answer
    return [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")]


def table(client: Client, query: str = "") -> list[dict[str, str]]:
    text = client.get(f"/catalogue.csv{query}").getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def sitemap_text(client: Client) -> str:
    index = client.get("/sitemap.xml").content.decode()
    assert "/sitemap-0.xml</loc>" in index
    return client.get("/sitemap-0.xml").content.decode()


def test_the_feed_holds_the_newest_first_with_their_abstracts(client: Client, district: SimpleNamespace) -> None:
    let_out(district, title="先发布的", abstract="概述一")
    let_out(district, title="后发布的", abstract="概述二")
    assert feed_titles(client) == ["后发布的", "先发布的"]
    assert "概述一" in client.get("/feeds/catalogue.atom").content.decode()


def test_the_feed_is_well_formed_whatever_an_item_is_called(client: Client, district: SimpleNamespace) -> None:
    let_out(district, title="甲 < 乙 & 丙\x0b", abstract="<b>不是标签</b>]]>")
    assert feed_titles(client) == ["甲 < 乙 & 丙"]
    summary = "&amp;lt;b&amp;gt;不是标签&amp;lt;/b&amp;gt;"
    assert summary in client.get("/feeds/catalogue.atom").content.decode()


def test_the_feed_knows_the_filters_of_the_lists(client: Client, district: SimpleNamespace) -> None:
    let_out(district, title="通知一", genre="通知")
    let_out(district, title="意见一", genre="意见")
    assert feed_titles(client, "?genre=意见") == ["意见一"]
    assert feed_titles(client, f"?genre=意见&section={district.section.slug}") == ["意见一"]
    assert feed_titles(client, "?genre=批复") == []


def test_the_table_says_what_the_law_wants_of_a_catalogue(client: Client, district: SimpleNamespace) -> None:
    entry = let_out(district, title="=危险的标题", abstract="概述", written_date=today(), doc_no="示发〔2026〕1号")
    (row,) = table(client)
    assert row["索引号"] == entry.index_no
    assert row["名称"] == "'=危险的标题"
    assert row["内容概述"] == "概述"
    assert row["生成日期"] == today().isoformat()
    assert row["公开主体"] == district.unit.name
    assert row["网址"].endswith(entry.address)


def test_the_table_knows_the_filters_of_the_lists(client: Client, district: SimpleNamespace) -> None:
    let_out(district, title="通知一", genre="通知")
    let_out(district, title="意见一", genre="意见")
    assert [row["名称"] for row in table(client, "?genre=通知")] == ["通知一"]


def test_the_table_is_walked_in_steps_and_ends_at_its_limit(
    client: Client, district: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        let_out(district, title=f"第{number}件")
    monkeypatch.setattr("disclosure.catalogue.lists.walk.walk.__defaults__", (2,))
    monkeypatch.setattr("disclosure.catalogue.lists.walk.walk_for_machines.__defaults__", (2,))
    assert [row["名称"] for row in table(client)] == [f"第{number}件" for number in reversed(range(5))]
    monkeypatch.setattr("disclosure.catalogue.views.table.MOST", 3)
    assert len(table(client)) == 3


def test_items_that_name_individuals_are_shown_but_not_handed_out_in_bulk(
    client: Client, district: SimpleNamespace
) -> None:
    entry = let_out(district, title="行政处罚决定", names_individuals=True)
    assert '<meta name="robots" content="noindex">' in client.get(entry.address).content.decode()
    assert entry.title in client.get("/catalogue/").content.decode()
    assert table(client) == []
    assert feed_titles(client) == []
    assert entry.address not in sitemap_text(client)


def test_the_sitemap_names_pages_and_sections_but_no_parts_of_the_shell(
    client: Client, district: SimpleNamespace
) -> None:
    entry = let_out(district)
    text = sitemap_text(client)
    assert f"{entry.address}</loc>" in text
    assert f"/{district.section.slug}/</loc>" in text
    assert text.count("<url>") == 2


def test_sitemaps_are_cut_by_ranges_of_numbers(
    client: Client, district: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("disclosure.catalogue.views.crawlers.RANGE", 2)
    entry = let_out(district)
    index = client.get("/sitemap.xml").content.decode()
    assert index.count("<sitemap>") == entry.pk // 2 + 1
    found = [
        client.get(f"/sitemap-{n}.xml").content.decode().count(f"{entry.address}<") for n in range(entry.pk // 2 + 1)
    ]
    assert sum(found) == 1
    assert client.get(f"/sitemap-{2**70}.xml").status_code == 404


def test_robots_leads_to_the_sitemap(client: Client, district: SimpleNamespace) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http" in text
    assert "Disallow: /admin/" in text


def test_robots_reads_what_is_said_once_and_no_searches_in_any_language(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    rules = RobotFileParser()
    rules.parse(text.splitlines())
    for root in ("", "/en", "/zh-hant"):
        for closed in ("/search/?q=a", "/search.xlsx", "/catalogue.csv", "/catalogue.xlsx", "/api/v1/search/?q=a"):
            assert not rules.can_fetch("*", root + closed), root + closed
        for opened in ("/", "/catalogue/", "/zcwj/2026/1.html", "/files/a/b.pdf"):
            assert rules.can_fetch("*", root + opened), root + opened


def test_withdrawn_items_leave_every_output_at_once(client: Client, district: SimpleNamespace) -> None:
    entry = let_out(district)
    outputs = ("/feeds/catalogue.atom", "/api/v1/catalogue/", "/sitemap-0.xml", "/catalogue/")
    for address in outputs:
        assert entry.address in client.get(address).content.decode(), address
    assert len(table(client)) == 1
    withdraw_item(entry, notice="依法撤下", acts=[])
    for address in outputs:
        assert entry.address not in client.get(address).content.decode(), address
    assert table(client) == []


def test_items_past_their_public_time_leave_feeds_tables_and_sitemap_to_the_day(
    client: Client, district: SimpleNamespace
) -> None:
    entry = let_out(district, public_until=today())
    assert len(table(client)) == 1
    CatalogueEntry.objects.filter(pk=entry.pk).update(public_until=today() - timedelta(days=1))
    assert table(client) == []
    assert feed_titles(client) == []
    assert entry.address not in sitemap_text(client)


class TestWorkbook:
    def rows(self, client: Client, query: str = "") -> list[tuple[object, ...]]:
        file = io.BytesIO(b"".join(client.get(f"/catalogue.xlsx{query}")))
        return list(load_workbook(file).active.iter_rows(values_only=True))  # type: ignore[union-attr]

    def test_it_has_the_rows_of_the_table(self, client: Client, district: SimpleNamespace) -> None:
        let_out(district, title="=1+1", genre="通知", doc_no="示政发〔2026〕7号")
        let_out(district, title="意见一", genre="意见")
        named = let_out(district, title="处罚某人")
        CatalogueEntry.objects.filter(pk=named.pk).update(noindex=True)
        assert [row[1] for row in self.rows(client)] == ["名称", "意见一", "=1+1"]
        assert [row[1] for row in self.rows(client, "?genre=意见")] == ["名称", "意见一"]
        assert self.rows(client)[2][4] == "示政发〔2026〕7号"

    def test_it_is_bounded_and_says_so(
        self, client: Client, district: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("disclosure.catalogue.views.table.MOST_IN_A_WORKBOOK", 2)
        for number in range(3):
            let_out(district, title=f"第{number}件")
        assert [row[1] for row in self.rows(client)] == ["名称", "第2件", "第1件", None]
        assert self.rows(client)[3][0] == "只列出最新的 2 条；要全部请导出 CSV。"
