"""Searches are counted by day, and nobody can be told from the counts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import models
from django.test import Client

from base import clock
from disclosure.catalogue.erasing import Target
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from search.log import upkeep
from search.log.upkeep import forget_item, forget_old
from search.models import OpenedResult, SearchedQuery
from tests.search.moves import released

pytestmark = pytest.mark.django_db
BROWSER = "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0"


@pytest.fixture
def entry(db: None) -> CatalogueEntry:
    return released(title="城镇供热管理办法")


def search(query: str, agent: str = BROWSER, **more: str) -> Any:
    return Client(headers={"user-agent": agent}).get("/search/", {"q": query, **more})


def opened(query: str, number: object) -> Any:
    return Client(enforce_csrf_checks=True).post(f"/search/opened/?q={query}&n={number}")


def counts() -> dict[str, int]:
    return dict(SearchedQuery.objects.values_list("query", "times"))


class TestSearches:
    def test_the_same_words_are_one_row_a_day(self, entry: CatalogueEntry) -> None:
        for query in ("供热", "供 热".replace(" ", ""), "供熱", " 供热 "):
            search(query)
        row = SearchedQuery.objects.get()
        assert (row.query, row.times, row.results, row.language, row.tab) == ("供热", 4, 1, "zh-hans", "")
        assert row.day == clock.today()

    def test_a_group_of_results_is_a_row_of_its_own(self, entry: CatalogueEntry) -> None:
        search("供热")
        search("供热", tab="policy")
        assert set(SearchedQuery.objects.values_list("tab", flat=True)) == {"", "policy"}

    def test_a_group_that_is_none_is_not_kept(self, entry: CatalogueEntry) -> None:
        search("供热", tab="张三 13800138000")
        assert counts() == {}

    @pytest.mark.parametrize(
        "more", [{"page": "2"}, {"sort": "date"}, {"year": "2026"}, {"titles": "1"}, {"within": "year"}]
    )
    def test_what_follows_a_search_is_not_counted_again(self, entry: CatalogueEntry, more: dict[str, str]) -> None:
        search("供热")
        search("供热", **more)
        assert counts() == {"供热": 1}

    @pytest.mark.parametrize("agent", ["Baiduspider/2.0", "Googlebot/2.1", "curl/8.0", "python-requests/2"])
    def test_machines_are_not_counted(self, agent: str) -> None:
        search("供热", agent)
        assert counts() == {}

    @pytest.mark.parametrize("query", ["", "   ", "？！", "长" * 61, "110101199003078515", "张三 13800138000"])
    def test_what_says_nothing_or_too_much_is_not_kept(self, query: str) -> None:
        assert search(query).status_code in (200, 400)
        assert counts() == {}

    def test_asking_for_headers_or_data_is_not_counted(self, entry: CatalogueEntry) -> None:
        Client().head("/search/", {"q": "供热"})
        Client().get("/api/v1/search/", {"q": "供热"})
        Client().get("/search/suggest/", {"q": "供热"})
        assert counts() == {}

    def test_a_search_is_answered_when_it_cannot_be_counted(
        self, entry: CatalogueEntry, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("search.log.writing._SEARCHED", "INSERT INTO nowhere VALUES (%s, %s, %s, %s, %s)")
        assert "供热" in search("供热").content.decode()

    def test_no_column_could_hold_a_person(self) -> None:
        kinds = {
            model: {field.name: type(field) for field in model._meta.fields} for model in (SearchedQuery, OpenedResult)
        }
        assert set(kinds[SearchedQuery]) == {"id", "day", "language", "query", "tab", "times", "results"}
        assert set(kinds[OpenedResult]) == {"id", "day", "language", "query", "number", "times"}
        assert kinds[SearchedQuery]["day"] is models.DateField  # no hour


class TestOpened:
    def test_the_links_of_results_say_so_without_a_script(self, entry: CatalogueEntry) -> None:
        page = search("供热").content.decode()
        assert f'ping="/search/opened/?q=%E4%BE%9B%E7%83%AD&amp;n={entry.pk}"' in page
        assert f'href="{entry.address}"' in page  # no redirect, no parameter

    def test_it_is_counted(self, entry: CatalogueEntry) -> None:
        search("供热")
        for _ in range(2):
            assert opened("供热", entry.pk).status_code == 204
        assert list(OpenedResult.objects.values_list("query", "number", "times")) == [("供热", entry.pk, 2)]

    def test_only_of_what_was_searched_for(self, entry: CatalogueEntry) -> None:
        assert opened("随便写的话", entry.pk).status_code == 204
        assert not OpenedResult.objects.exists()

    @pytest.mark.parametrize("number", ["", "x", "-1", "²", "9" * 30, 999999, "1 OR 1=1"])
    def test_an_unknown_item_is_not(self, entry: CatalogueEntry, number: object) -> None:
        search("供热")
        assert opened("供热", number).status_code == 204
        assert not OpenedResult.objects.exists()

    def test_a_withdrawn_one_is_not(self, entry: CatalogueEntry) -> None:
        search("供热")
        number = entry.pk
        withdraw_item(entry, notice="数据有误，已撤下核对。", acts=[])
        opened("供热", number)
        assert not OpenedResult.objects.exists()

    def test_it_is_told_by_post_alone(self, entry: CatalogueEntry) -> None:
        assert Client().get(f"/search/opened/?q=供热&n={entry.pk}").status_code == 405

    def test_a_query_that_is_not_kept_has_no_address(self, entry: CatalogueEntry) -> None:
        assert "ping=" not in search("供热 13800138000").content.decode()


class TestUpkeep:
    def _row(self, days: int, query: str = "供热", times: int = 1) -> SearchedQuery:
        day = clock.today() - timedelta(days=days)
        return SearchedQuery.objects.create(day=day, language="zh-hans", query=query, results=1, times=times)

    def test_old_counts_are_forgotten(self, settings: Any) -> None:
        settings.GONGKAI_SEARCH_LOG_DAYS = 30
        self._row(31)
        kept = self._row(30)
        OpenedResult.objects.create(day=clock.today() - timedelta(days=31), language="zh-hans", query="供热", number=1)
        assert forget_old(clock.now()) == 2
        assert list(SearchedQuery.objects.all()) == [kept]
        assert forget_old(clock.now()) == 0

    def test_a_day_keeps_only_so_many(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(upkeep, "MOST_A_DAY", 2)
        for times, query in enumerate(("甲乙", "丙丁", "戊己"), 1):
            self._row(0, query, times)
        assert forget_old(clock.now()) == 1
        assert set(counts()) == {"丙丁", "戊己"}

    def test_what_only_an_erased_item_said_is_erased_here_too(self, entry: CatalogueEntry) -> None:
        for query in ("张三的处罚决定", "张三 处罚", "请问张三怎么了", "供热", "处罚"):
            self._row(0, query)
        released(title="行政处罚裁量基准")
        OpenedResult.objects.create(day=clock.today(), language="zh-hans", query="处罚", number=7)
        target = Target("document", 1, entry_number=7, titles=("关于张三的处罚决定",), texts=("供热单位张三……",))
        assert forget_item(target) == 4
        assert set(counts()) == {"供热", "处罚"}
