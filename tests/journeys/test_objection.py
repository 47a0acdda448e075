"""Somebody outside objects on a phone, with the keyboard alone and without a script, and reads what became of it."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from disclosure.objections.models import Objection
from portal.models import Section, Unit
from tests.factories import DocumentFactory
from tests.moves import release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def address(office: tuple[Unit, Section], live_server: object) -> str:
    unit, section = office
    document = DocumentFactory(unit=unit, section=section, title="关于供暖的通知")
    release(document)
    return f"{live_server.url}{document.get_url_parts()[2]}"  # type: ignore[attr-defined]


def write(tab: Tab, address: str) -> None:
    """Open the form from the page and fill it in."""
    tab.goto(address)
    tab.get_by_role("link", name="纠错／权益异议").click()
    tab.get_by_label("内容有错误").check()
    tab.get_by_label("哪里有问题").fill("第二段的温度写错了。")
    tab.wait_for_timeout(2100)


def no_fault(tab: Tab) -> None:
    results = Axe().run(tab)
    assert results.violations_count == 0, f"{tab.url}: {results.generate_report()}"
    assert tab.evaluate("document.documentElement.scrollWidth") <= tab.viewport_size["width"]  # type: ignore[index]


@pytest.mark.parametrize("display", ["standard", "elder"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_from_form_to_status(page: Tab, address: str, display: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.context.add_cookies([{"name": "display", "value": display, "url": address}])
    write(page, address)
    no_fault(page)
    page.get_by_label("内容有错误").evaluate("box => box.checked = false")
    page.get_by_role("button", name="提交").click()
    page.get_by_role("alert").wait_for()
    no_fault(page)
    page.get_by_label("内容有错误").check()
    page.wait_for_timeout(2100)
    page.get_by_role("button", name="提交").click()
    code = page.locator(".code").inner_text()
    no_fault(page)
    page.get_by_role("link", name="凭查询码查看进展").click()
    no_fault(page)
    page.get_by_label("查询码").fill(code)
    page.get_by_role("button", name="查看").click()
    page.get_by_text("已收到，待受理").wait_for()
    no_fault(page)


def test_it_works_with_the_keyboard_and_without_a_script(chromium: Browser, address: str) -> None:
    context = chromium.new_context(locale="zh-CN", java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address)
    tab.get_by_role("link", name="纠错／权益异议").press("Enter")
    tab.get_by_label("内容有错误").press("Space")
    tab.get_by_label("哪里有问题").focus()
    tab.keyboard.type("温度写错了。")
    tab.wait_for_timeout(2100)
    tab.get_by_label("哪里有问题").focus()
    for _step in range(8):
        tab.keyboard.press("Tab")
        if tab.locator("button.button:focus").count():
            break
    tab.keyboard.press("Enter")
    assert re.fullmatch(r"\S{4}-\S{4}-\S{4}-\S{4}", tab.locator(".code").inner_text())
    assert Objection.objects.get().text == "温度写错了。"
    context.close()
