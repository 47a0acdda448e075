"""Somebody looks for a document: suggestions by keyboard, filters, a phone, no script at all."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from portal.models import Section, Unit
from tests.factories import DocumentFactory
from tests.moves import release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(office: tuple[Unit, Section], live_server: object) -> str:
    """Twelve documents about heating, one of them with a number."""
    unit, section = office
    titles = [f"关于供热保障第{n}号事项的通知" for n in range(1, 12)]
    release(
        DocumentFactory(unit=unit, section=section, title="城镇供热管理办法", doc_no="示政发〔2026〕7号", genre="意见"),
        *[DocumentFactory(unit=unit, section=section, title=title, genre="通知") for title in titles],
    )
    return str(live_server.url)  # type: ignore[attr-defined]


def test_a_suggestion_is_chosen_and_opened_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/catalogue/")
    search = page.get_by_role("combobox", name="搜索本站公开信息")
    search.focus()
    expect(search).to_have_attribute("aria-expanded", "false")
    search.press_sequentially("czgr")  # by the first letters of its syllables
    option = page.get_by_role("option", name="城镇供热管理办法")
    expect(option).to_be_visible()
    expect(search).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="有 1 条建议")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert search.get_attribute("aria-activedescendant") == option.get_attribute("id")
    expect(search).to_be_focused()
    assert Axe().run(page).violations_count == 0
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="城镇供热管理办法", level=1)).to_be_visible()


def test_escape_closes_the_list_and_enter_searches_for_what_was_typed(page: Page, site: str) -> None:
    page.goto(f"{site}/catalogue/")
    search = page.get_by_role("combobox", name="搜索本站公开信息")
    search.press_sequentially("供热")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowUp")  # to the last one
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")  # past it: back to what was typed
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(search).to_have_value("供热")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="搜索“供热”", level=1)).to_be_visible()
    expect(page.get_by_text("找到 12 条信息")).to_be_visible()


def test_what_is_typed_after_choosing_is_searched_for(page: Page, site: str) -> None:
    page.goto(f"{site}/catalogue/")
    search = page.get_by_role("combobox", name="搜索本站公开信息")
    search.press_sequentially("供热")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)
    page.route("**/search/suggest/**", lambda route: None)  # an answer that is still on its way
    search.press_sequentially("管理")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="搜索“供热管理”", level=1)).to_be_visible()


def test_without_an_answer_the_box_goes_on_searching(page: Page, site: str) -> None:
    def fail(route: Route) -> None:
        route.abort()

    page.route("**/search/suggest/**", fail)
    page.goto(f"{site}/catalogue/")
    search = page.get_by_role("combobox", name="搜索本站公开信息")
    with page.expect_request("**/search/suggest/**"):
        search.press_sequentially("供热")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.get_by_text("找到 12 条信息")).to_be_visible()


def test_results_are_narrowed_and_widened_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/search/?q=供热")
    page.get_by_role("link", name="跳到搜索结果").focus()
    expect(page.get_by_role("link", name="跳到搜索结果")).to_be_in_viewport()
    page.get_by_role("link", name="意见 1").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("找到 1 条信息")).to_be_visible()
    expect(page.get_by_role("heading", name="城镇供热管理办法")).to_be_visible()
    page.locator(".chosen a", has_text="体裁：意见").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("找到 12 条信息")).to_be_visible()
    page.get_by_role("link", name="按发布时间").click()
    assert "sort=date" in page.url
    page.get_by_role("link", name="下一页").click()
    expect(page.locator(".result")).to_have_count(2)


def test_on_a_phone_the_filters_wait_behind_a_touch(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(f"{site}/search/?q=供热")
    expect(page.get_by_role("link", name="只查标题")).to_be_hidden()
    page.locator(".filters > summary").click()
    expect(page.get_by_role("link", name="只查标题")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    assert Axe().run(page).violations_count == 0
    page.get_by_role("link", name="只查标题").click()
    expect(page.locator(".chosen")).to_contain_text("只查标题")


def test_days_are_chosen_in_a_form_that_keeps_the_rest(page: Page, site: str) -> None:
    page.goto(f"{site}/search/?q=供热&genre=通知")
    page.get_by_text("自定起止日期").click()
    page.get_by_label("止").fill("2000-01-01")
    page.get_by_role("button", name="按日期筛选").click()
    expect(page.get_by_text("没有同时符合所选条件的信息")).to_be_visible()
    assert "genre=" in page.url
    assert Axe().run(page).violations_count == 0


def test_everything_works_without_a_script(chromium: Browser, site: str) -> None:
    context = chromium.new_context(locale="zh-CN", java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{site}/catalogue/")
    page.get_by_role("searchbox", name="搜索本站公开信息").fill("示政发[2026]7号")
    page.get_by_role("button", name="搜索").click()
    first = page.locator(".result").first
    expect(first).to_contain_text("文号相符")
    expect(first).to_contain_text("城镇供热管理办法")
    page.goto(f"{site}/search/?q=供热")
    page.get_by_role("link", name="通知 11").click()
    expect(page.get_by_text("找到 11 条信息")).to_be_visible()
    context.close()


def test_on_paper_there_are_results_and_no_controls(page: Page, site: str) -> None:
    page.goto(f"{site}/search/?q=供热&genre=通知")
    page.emulate_media(media="print")
    expect(page.locator(".result").first).to_be_visible()
    expect(page.locator(".print-only", has_text="筛选：体裁：通知")).to_be_visible()
    for gone in (".search-form", ".tabs", ".filters", ".pagination", ".list-tools"):
        assert not any(one.is_visible() for one in page.locator(gone).all()), gone


def test_in_elder_mode_results_come_before_anything_to_choose(page: Page, site: str) -> None:
    page.context.add_cookies([{"name": "display", "value": "elder", "url": site}])
    page.goto(f"{site}/search/?q=供热")
    expect(page.get_by_role("link", name="只查标题")).to_be_hidden()
    expect(page.locator(".result").first).to_be_visible()
    expect(page.get_by_role("link", name="按发布时间")).to_be_visible()
    page.locator(".filters > summary").click()
    expect(page.get_by_role("link", name="只查标题")).to_be_visible()
