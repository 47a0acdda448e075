"""The page of results: groups, facets, days, order; each a link, and every link leads to what it says."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook

from base.clock import SHANGHAI, now, today
from disclosure.catalogue import kinds
from disclosure.catalogue.models import CatalogueEntry
from disclosure.documents.kinds import DocumentKind
from search.services.follow import put_in
from tests.factories import DocumentFactory, SectionFactory, TopicFactory, UnitFactory
from tests.moves import release, release_shell

pytestmark = pytest.mark.django_db


@pytest.fixture
def heat(db: None) -> SimpleNamespace:
    """Two units, a topic with one below it, and five documents about heating."""
    place = SimpleNamespace(
        housing=UnitFactory(name="区住建局", slug="zjj"), finance=UnitFactory(name="区财政局", slug="czj"),
        section=SectionFactory(), city=TopicFactory(name="城乡建设", slug="09"),
    )  # fmt: skip
    place.warm = TopicFactory(name="供热", slug="0901", parent=place.city)
    release_shell(place.housing, place.finance, place.section, place.city, place.warm)

    def document(title: str, unit: Any, **fields: Any) -> Any:
        return DocumentFactory(title=title, unit=unit, section=place.section, **fields)

    release(
        document("供热管理办法", place.housing, genre="通知", topic=place.warm),
        document("供热设施改造方案", place.housing, genre="意见", topic=place.city),
        document("供热补贴标准", place.finance, genre="通知", topic=place.warm),
        document("供热价格旧规定", place.finance, genre="通知", effective_date="2001-01-01", expiry_date="2010-01-01"),
        document("财政预算", place.finance, body=[("text", "<p>含供热补贴和编织袋采购。</p>")]),
    )
    return place


def page(client: Client, **asked: Any) -> str:
    response = client.get("/search/", {"q": "供热", **asked})
    assert response.status_code == 200
    return response.content.decode()


def titles(text: str) -> set[str]:
    found = re.findall(r"<h2>\s*<a\s[^>]*>(.*?)</a>", text)
    return {re.sub("</?mark>", "", title) for title in found}


def link(text: str, label: str) -> str:
    """The address of the link with that label, whatever count stands behind it."""
    for address, inside in re.findall(r'<a\s[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', text, re.DOTALL):
        if re.sub(r"<[^>]*>|\d+\s*$", " ", inside).split()[:1] == [label]:
            return unescape(address)
    raise AssertionError(f"no link {label}")


def count(text: str, label: str) -> int:
    found = re.search(rf'facet-label[^>]*>{label}</span>\s*<span class="facet-count">(\d+)<', text)
    return int(found[1]) if found else 0


def test_a_facet_leads_to_what_it_counts(client: Client, heat: SimpleNamespace) -> None:
    first = page(client)
    for label in ("区住建局", "区财政局", "城乡建设", "通知", "意见", "有效", "失效"):
        text = client.get(link(first, label)).content.decode()
        assert len(titles(text)) == count(first, label) > 0, label


def test_facets_combine_and_each_counts_without_its_own_choice(client: Client, heat: SimpleNamespace) -> None:
    text = page(client, unit="czj", genre="通知")
    assert titles(text) == {"供热补贴标准", "供热价格旧规定"}
    assert (count(text, "区住建局"), count(text, "区财政局")) == (
        1,
        2,
    )  # both of notices
    assert count(text, "通知") == 2
    assert titles(page(client, unit="czj", genre="通知", validity="expired")) == {"供热价格旧规定"}


def test_a_chosen_value_is_taken_back_by_its_link(client: Client, heat: SimpleNamespace) -> None:
    text = page(client, unit="czj", sort="date", titles="1")
    assert 'aria-current="true"' in text
    back = link(text, "区财政局")
    assert "unit=" not in back
    assert "sort=date" in back
    assert "titles=1" in back


def test_a_topic_opens_its_children(client: Client, heat: SimpleNamespace) -> None:
    first = page(client)
    assert count(first, "城乡建设") == 3  # with the two below it
    assert count(first, "供热") == 0
    assert titles(page(client, topic="09")) == {"供热管理办法", "供热设施改造方案", "供热补贴标准"}
    assert count(page(client, topic="09"), "供热") == 2
    assert titles(page(client, topic="0901")) == {"供热管理办法", "供热补贴标准"}


def test_titles_only(client: Client, heat: SimpleNamespace) -> None:
    assert "财政预算" in titles(page(client))
    assert "财政预算" not in titles(page(client, titles="1"))
    assert "titles=1" in link(page(client), "只查标题")


def test_days_of_publication(client: Client, heat: SimpleNamespace) -> None:
    old = CatalogueEntry.objects.get(title="供热管理办法")
    move_to(old, now() - timedelta(days=20))
    assert "供热管理办法" not in titles(page(client, within="week"))
    assert "供热管理办法" in titles(page(client, within="month"))
    day = (today() - timedelta(days=20)).isoformat()
    assert titles(page(client, since=day, until=day)) == {"供热管理办法"}
    assert "日期请写成 2026-01-31 这样。" in page(client, since="昨天")
    assert len(titles(page(client, since="昨天"))) == 5


@pytest.mark.parametrize(
    ("since", "until"), [("2026-02-01", "2026-01-01"), ("2026-02-30", "2026-03-01"), ("", "2999-01-01")]
)
def test_days_stay_in_their_form_also_where_they_make_no_span(
    client: Client, heat: SimpleNamespace, since: str, until: str
) -> None:
    form = page(client, since=since, until=until).partition('class="days"')[2].partition("</form>")[0]
    assert re.findall(r'name="(?:since|until)"\s+value="([^"]*)"', form) == [since, until]


def test_in_traditional_script_the_form_carries_the_choice_as_it_is(client: Client, heat: SimpleNamespace) -> None:
    text = client.get("/zh-hant/search/", {"q": "供热", "genre": "意见"}).content.decode()
    form = text.partition('class="days"')[2].partition("</form>")[0]
    assert 'name="genre" value="意见"' in form
    assert "按日期篩選" in form  # the rest is converted


def test_sorted_by_date(client: Client, heat: SimpleNamespace) -> None:
    for place, entry in enumerate(CatalogueEntry.objects.filter(kind="document").order_by("title")):
        move_to(entry, datetime(2025, 1, 1 + place, tzinfo=SHANGHAI))
    shown = re.findall(r'<time datetime="([\d-]+)"', page(client, sort="date"))
    assert len(shown) == 5
    assert shown == sorted(shown, reverse=True)


def test_what_is_no_longer_in_force_says_so(client: Client, heat: SimpleNamespace) -> None:
    assert "已失效" in page(client, validity="expired")


def test_an_unknown_value_finds_nothing_and_shows_the_ways_on(client: Client, heat: SimpleNamespace) -> None:
    text = page(client, unit="nobody", genre="通知")
    assert "没有同时符合所选条件的信息" in text
    assert titles(client.get(link(text, "去掉“公开主体：nobody”")).content.decode()) == {
        "供热管理办法", "供热补贴标准", "供热价格旧规定",
    }  # fmt: skip
    assert len(titles(client.get(link(text, "去掉全部筛选，只按“供热”查找")).content.decode())) == 5


def test_where_nothing_has_all_words_what_has_some_is_shown_and_said(client: Client, heat: SimpleNamespace) -> None:
    text = client.get("/search/", {"q": "宇航员 编织袋 火星"}).content.decode()
    assert titles(text) == {"财政预算"}
    assert "只符合一部分词语" in text


def test_nothing_found_offers_ways_on(client: Client, heat: SimpleNamespace) -> None:
    text = client.get("/search/", {"q": "宇航员 火星"}).content.decode()
    assert titles(text) == set()
    for way in ("发文字号", "/catalogue/", "申请公开"):
        assert way in text


class TestGroups:
    """结果分类: from what rooms have registered, none of them empty."""

    @pytest.fixture
    def readings(self, heat: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
        """A kind that a room of its own might bring: 解读."""

        class ReadingKind(DocumentKind):
            code = "reading"
            search_group = "reading"
            search_group_label = _("解读")

        monkeypatch.setitem(kinds._KINDS, "reading", ReadingKind())
        entry = CatalogueEntry.objects.get(title="供热补贴标准")
        CatalogueEntry.objects.filter(pk=entry.pk).update(kind="reading")
        put_in([CatalogueEntry.objects.select_related("content").get(pk=entry.pk)])

    def tabs(self, text: str) -> dict[str, str]:
        bar = text.partition('class="tabs"')[2].partition("</nav>")[0]
        found = re.findall(r">\s*([^<>\s]+) <span class=\"facet-count\">([^<]+)</span>", bar)
        return dict(found)

    def test_only_groups_with_hits_are_shown(self, client: Client, heat: SimpleNamespace) -> None:
        assert self.tabs(page(client)) == {"全部": "5", "政策": "5"}
        assert "机构信息" not in page(client)

    def test_a_new_kind_brings_its_group(self, client: Client, readings: None) -> None:
        text = page(client)
        assert self.tabs(text) == {"全部": "5", "政策": "4", "解读": "1"}
        chosen = client.get(link(text, "解读")).content.decode()
        assert titles(chosen) == {"供热补贴标准"}
        assert self.tabs(chosen) == {"全部": "5", "政策": "4", "解读": "1"}

    def test_facets_count_inside_the_group_and_groups_inside_the_facets(self, client: Client, readings: None) -> None:
        assert count(page(client, tab="reading"), "通知") == 1
        assert self.tabs(page(client, genre="意见")) == {"全部": "1", "政策": "1"}

    def test_an_empty_chosen_group_stays_in_sight(self, client: Client, readings: None) -> None:
        text = page(client, tab="reading", genre="意见")
        assert self.tabs(text) == {"全部": "1", "政策": "1", "解读": "0"}
        assert "没有同时符合所选条件的信息" in text

    def test_the_api_has_the_same(self, client: Client, readings: None) -> None:
        data = client.get("/api/v1/search/", {"q": "供热", "tab": "reading"}).json()
        assert [row["title"] for row in data["results"]] == ["供热补贴标准"]
        assert {tab["value"]: tab["count"] for tab in data["tabs"]} == {"": 5, "policy": 4, "reading": 1}
        assert data["results"][0]["group"] == "reading"


def test_the_api_has_facets_and_neighbours(client: Client, heat: SimpleNamespace) -> None:
    data = client.get("/api/v1/search/", {"q": "供热", "genre": "通知"}).json()
    assert data["total"] == 3
    assert {"value": "zjj", "label": "区住建局", "count": 1} in data["facets"]["unit"]
    assert {"value": "意见", "label": "意见", "count": 1} in data["facets"]["genre"]
    assert (data["next"], data["previous"]) == (None, None)
    wrong = client.get("/api/v1/search/", {"q": "供热", "sort": "price"})
    assert (wrong.status_code, wrong.json()["error"]["code"]) == (400, "bad_parameter")


def test_the_workbook_has_what_the_page_shows(client: Client, heat: SimpleNamespace, tmp_path: Any) -> None:
    CatalogueEntry.objects.filter(title="供热价格旧规定").update(noindex=True)
    address = link(page(client, genre="通知"), "导出")
    response = client.get(address)
    file = tmp_path / "results.xlsx"
    file.write_bytes(b"".join(response.streaming_content))  # type: ignore[attr-defined]
    rows = list(load_workbook(file).active.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert rows[0][:2] == ("标题", "发文字号")
    assert {row[0] for row in rows[1:]} == {"供热管理办法", "供热补贴标准"}  # not what names individuals
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("query", ["", "😀", "热" * 300])
def test_a_workbook_without_results_is_empty(client: Client, heat: SimpleNamespace, query: str, tmp_path: Any) -> None:
    file = tmp_path / "results.xlsx"
    file.write_bytes(b"".join(client.get("/search.xlsx", {"q": query}).streaming_content))  # type: ignore[attr-defined]
    assert len(list(load_workbook(file).active.iter_rows())) == 1  # type: ignore[union-attr]


def move_to(entry: CatalogueEntry, moment: datetime) -> None:
    """Publish an entry at another moment, in the index too."""
    CatalogueEntry.objects.filter(pk=entry.pk).update(published_at=moment)
    put_in([CatalogueEntry.objects.select_related("content").get(pk=entry.pk)])
