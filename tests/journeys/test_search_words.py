"""Somebody finds by everyday words, without a script; staff read that it was found and opened."""

from __future__ import annotations

import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from disclosure.catalogue.models import CatalogueEntry
from portal.models import Section, Unit
from search.models import HotWords, OpenedResult, PinnedResult, SearchedQuery, Synonym
from tests.factories import DocumentFactory
from tests.moves import release, release_shell

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 MicroMessenger/8.0.40"
TITLE = "老年人社会优待办法"


@pytest.fixture
def site(office: tuple[Unit, Section], live_server: object) -> str:
    unit, section = office
    document = DocumentFactory(unit=unit, section=section, title=TITLE)
    release(document)
    entry = CatalogueEntry.objects.get(kind="document", source_id=document.pk)
    item = ("item", {"address": entry.address, "note": "凭身份证领取", "note_en": ""})
    pinned = PinnedResult.objects.create(name="优待", slug="youdai", keywords="坐车免费", items=[item], live=False)
    release_shell(pinned, HotWords.objects.create(name="热门搜索", slug="hot", words="敬老优待卡", live=False))
    Synonym.objects.create(words="敬老优待卡", official="老年人社会优待")
    return str(live_server.url)  # type: ignore[attr-defined]


@pytest.fixture
def phone(chromium: Browser, site: str) -> Page:
    """A page of the browser in WeChat, with scripts off."""
    context = chromium.new_context(java_script_enabled=False, user_agent=PHONE, viewport={"width": 390, "height": 800})
    return context.new_page()


def counted(query: str) -> int:
    """How often the item was opened from a query; the browser tells it a moment after the click."""
    for _ in range(100):
        if row := OpenedResult.objects.filter(query=query).first():
            return row.times
        time.sleep(0.1)
    return 0


def test_an_everyday_word_leads_to_the_document(phone: Page, site: str) -> None:
    phone.goto(f"{site}/search/")
    phone.get_by_role("link", name="敬老优待卡").click()
    expect(phone.get_by_role("heading", name="搜索“敬老优待卡”")).to_be_visible()
    phone.get_by_role("link", name=TITLE).click()
    expect(phone.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    assert "?" not in phone.url
    assert counted("敬老优待卡") == 1
    assert SearchedQuery.objects.get(query="敬老优待卡").results == 1


def test_a_pinned_result_stands_above(phone: Page, site: str) -> None:
    phone.goto(f"{site}/search/?q=坐车免费")
    expect(phone.get_by_role("region", name="推荐")).to_contain_text("凭身份证领取")
    phone.get_by_role("link", name=TITLE).click()
    expect(phone.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    assert counted("坐车免费") == 1


def test_what_was_meant_is_one_click_away(phone: Page, site: str) -> None:
    phone.goto(f"{site}/search/?q=老年人社会优代")
    phone.get_by_role("link", name="老年人社会优待", exact=True).click()
    expect(phone.get_by_role("link", name=TITLE)).to_be_visible()


def test_these_pages_are_accessible(page: Page, site: str) -> None:
    for query in ("", "坐车免费", "老年人社会优代", "查无此文"):
        page.goto(f"{site}/search/?q={query}")
        assert Axe().run(page).violations_count == 0, query
