"""A citizen reads an attachment in WeChat, which opens no docx and downloads nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ViewportSize, expect
from playwright.sync_api import Page as Tab

from portal.models import Section, Unit
from tests.base.extraction.made import book, ofd, word
from tests.factories import DocumentFactory
from tests.moves import release
from tests.search.files.moves import attachment, read_all

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WECHAT = (
    "Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 "
    "Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20240301 MicroMessenger/8.0.48.2580 WeChat/arm64 NetType/4G"
)
PHONE = ViewportSize(width=375, height=740)


@pytest.fixture
def wechat(chromium: Browser) -> Iterator[Tab]:
    context = chromium.new_context(
        locale="zh-CN", user_agent=WECHAT, viewport=PHONE, is_mobile=True, has_touch=True, accept_downloads=False
    )  # fmt: skip
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def plan(document: Any) -> None:
    for number, title in enumerate(("总体要求", "物资储备", "值班值守"), 1):
        document.add_heading(f"{number}、{title}", 1)
        document.add_paragraph(f"{title}的具体安排。" * 12)
    document.add_paragraph("仓库里备足编织袋和抽水泵。")


def stores(workbook: Any) -> None:
    workbook.active.title = "物资"
    workbook.active.append(["品名", "数量", "存放地点", "责任单位", "联系电话", "检查周期"])
    for number in range(12):
        workbook.active.append([f"物资{number}", number * 10, "城东仓库", "应急管理局", "010-55570000", "每月"])


@pytest.fixture
def detail(office: tuple[Unit, Section]) -> str:
    unit, section = office
    files = [("防汛预案.docx", word(plan)), ("物资清单.xlsx", book(stores)), ("红头文件.ofd", ofd("pages"))]
    attachments = [("file", attachment(name, data)) for name, data in files]
    attachments.append(("file", attachment("旧表.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)))
    page = DocumentFactory(unit=unit, section=section, title="关于做好汛期值班的通知", attachments=attachments)
    release(page)
    read_all()
    return str(page.get_url_parts()[2])


def test_somebody_finds_and_reads_an_attachment_on_a_phone(wechat: Tab, live_server: Any, detail: str) -> None:
    wechat.goto(f"{live_server.url}/search/?q=编织袋")
    expect(wechat.get_by_text("“3、值班值守”部分")).to_be_visible()
    wechat.get_by_role("link", name="防汛预案").first.tap()
    expect(wechat.get_by_role("heading", level=1)).to_have_text("防汛预案")
    line = wechat.locator(":target")
    expect(line).to_contain_text("编织袋")
    expect(line).to_be_in_viewport()


def test_every_attachment_that_can_be_read_has_a_link(wechat: Tab, live_server: Any, detail: str) -> None:
    wechat.goto(f"{live_server.url}{detail}")
    list_of_files = wechat.locator(".attachments")
    expect(list_of_files.get_by_text("WPS格式，不能在线阅读")).to_be_visible()
    expect(list_of_files.locator("[data-wechat]")).to_be_visible()
    expect(list_of_files.get_by_role("link", name="在线阅读")).to_have_count(3)
    for title, words in (("防汛预案", "仓库里备足编织袋"), ("物资清单", "城东仓库"), ("红头文件", "第1页")):
        wechat.goto(f"{live_server.url}{detail}")
        list_of_files.get_by_role("link", name=re.compile(f"在线阅读.*{title}")).tap()
        expect(wechat.get_by_text(words).first).to_be_visible()
        expect(wechat.get_by_text("以原件为准")).to_be_visible()
        expect(wechat.locator("[data-wechat]")).to_be_visible()
        assert wechat.evaluate("document.documentElement.scrollWidth <= innerWidth"), title


def test_outside_of_wechat_nothing_is_said_of_it(page: Tab, live_server: Any, detail: str) -> None:
    page.goto(f"{live_server.url}{detail}")
    expect(page.locator("[data-wechat]")).to_be_hidden()


def test_on_paper_it_is_the_text_with_its_origin(page: Tab, live_server: Any, detail: str) -> None:
    page.goto(f"{live_server.url}{detail}")
    page.get_by_role("link", name=re.compile("在线阅读.*防汛预案")).click()
    page.emulate_media(media="print")
    expect(page.get_by_text("SHA-256：")).to_be_visible()
    expect(page.get_by_text("以原件为准")).to_be_visible()
    expect(page.get_by_role("navigation", name="目录")).to_be_hidden()


@pytest.mark.parametrize("display", ["standard", "elder"])
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing(page: Tab, live_server: Any, detail: str, display: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.context.add_cookies([{"name": "display", "value": display, "url": live_server.url}])
    page.goto(f"{live_server.url}{detail}")
    links = page.get_by_role("link", name="在线阅读")
    for address in [detail, *(link.get_attribute("href") for link in links.all())]:
        page.goto(f"{live_server.url}{address}")
        results = Axe().run(page)
        assert results.violations_count == 0, f"{address}: {results.generate_report()}"
