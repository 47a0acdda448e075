"""Suggestions while somebody types: from the catalogue alone, and only what is public."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from base.clock import today
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from search.completing import MOST, suggestions
from tests.factories import DocumentFactory
from tests.moves import release
from tests.search.moves import released

pytestmark = pytest.mark.django_db


@pytest.fixture
def heat() -> CatalogueEntry:
    entry = released(title="城镇供热管理办法", doc_no="示政发〔2026〕7号", body=[("text", "<p>室温不低于十八度</p>")])
    others = ("示例区供热补贴实施细则（试行）", "供热", "公开指南")
    release(*[DocumentFactory(title=title, unit=entry.unit, section=entry.section) for title in others])
    return entry


def titles(text: str, language: str = "zh-hans") -> list[str]:
    return [one.title for one in suggestions(text, language)]


@pytest.mark.parametrize(
    "typed",
    ["供热", "供热管", "城镇供热管理办法", "城鎮供熱", "  供热管理 ", "gongre", "gongr", "gongregu",
     "chengzhengongr", "gong re guan", "czgr", "示政发", "示政发〔2026", "示政发〔20", "示政发2026",
     "示政发〔2026〕7号", "示政发[2026]7", "2026", "供热g"],
)  # fmt: skip
def test_what_was_typed_so_far_finds_it(heat: CatalogueEntry, typed: str) -> None:
    assert "城镇供热管理办法" in titles(typed)


def test_an_equal_title_is_first_and_one_that_begins_so_before_others(heat: CatalogueEntry) -> None:
    assert titles("供热")[0] == "供热"
    assert titles("城镇")[0] == "城镇供热管理办法"


@pytest.mark.parametrize(
    "typed", ["", "   ", "g", "十八度", "宇航员", "😀", "%_%", "' OR 1=1 --", '"', "防\x00汛", "热" * 10_000]
)
def test_nothing_is_suggested_where_no_title_goes_on_so(heat: CatalogueEntry, typed: str) -> None:
    assert titles(typed) == []


def test_no_more_than_a_few_and_each_title_once(heat: CatalogueEntry) -> None:
    same = [DocumentFactory(title="供热", unit=heat.unit, section=heat.section) for _ in range(3)]
    more = [DocumentFactory(title=f"供热通知{n}", unit=heat.unit, section=heat.section) for n in range(10)]
    release(*same, *more)
    found = titles("供热")
    assert len(found) == MOST
    assert len(set(found)) == MOST


def test_only_what_is_public_and_names_nobody(heat: CatalogueEntry) -> None:
    def rename(**fields: object) -> None:
        CatalogueEntry.objects.filter(pk=heat.pk).update(**fields)

    rename(noindex=True)
    assert "城镇供热管理办法" not in titles("供热")
    rename(noindex=False, public_until=today() - timedelta(days=1))
    assert "城镇供热管理办法" not in titles("供热")
    rename(public_until=None, listed=False)
    assert "城镇供热管理办法" not in titles("供热")
    rename(listed=True)
    assert "城镇供热管理办法" in titles("供热")
    assert "城镇供热管理办法" not in titles("供热", "en")


def test_what_was_searched_for_is_never_suggested(client: Client, heat: CatalogueEntry) -> None:
    for _ in range(3):
        client.get("/search/", {"q": "张三丰家里供热"})
    assert titles("张三") == []


def test_the_cost_is_bounded(heat: CatalogueEntry) -> None:
    for typed in ("供热", "示政发〔2026〕7", "gongr", "z" * 30, "zhi" * 15 + "z"):
        with CaptureQueriesContext(connection) as queries:
            suggestions(typed, "zh-hans")
        assert len(queries) <= 20, typed


def test_the_answer_names_title_number_and_address(client: Client, heat: CatalogueEntry) -> None:
    response = client.get("/search/suggest/", {"q": "城镇供热"})
    assert response.json() == {
        "suggestions": [{"title": "城镇供热管理办法", "doc_no": "示政发〔2026〕7号", "url": heat.path}]
    }
    assert not response.cookies
    assert client.get("/search/suggest/").json() == {"suggestions": []}


def test_traditional_script_leads_to_its_own_pages(client: Client, heat: CatalogueEntry) -> None:
    (one,) = client.get("/zh-hant/search/suggest/", {"q": "城鎮供熱"}).json()["suggestions"]
    assert one["title"] == "城鎮供熱管理辦法"
    assert one["url"] == f"/zh-hant{heat.path}"


def test_a_withdrawn_item_is_gone_from_them_at_once(heat: CatalogueEntry) -> None:
    withdraw_item(heat, notice="已撤下", acts=[])
    assert "城镇供热管理办法" not in titles("供热")
