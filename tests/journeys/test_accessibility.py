"""Public pages have no fault that axe finds, in every display and on a phone (无障碍环境建设法 art. 32)."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as Tab
from wagtail.models import Page

from disclosure.catalogue.models import HomePage
from portal.models import Section, Unit
from tests.factories import DocumentFactory
from tests.moves import release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = [
    ("heading", {"text": "一、总体要求", "level": "2"}),
    ("text", "<p>各单位：</p><ol><li>第一项</li><li>第二项</li></ol>"),
    ("table", {"data": [["项目", "金额"], ["供暖补贴", "600"]], "first_row_is_table_header": True,
               "first_col_is_header": False, "table_caption": "补贴标准", "cell": [], "mergeCells": []}),
    ("quotation", {"text": "室温不低于十八度。", "source": "供热办法"}),
]  # fmt: skip


@pytest.fixture
def addresses(office: tuple[Unit, Section]) -> list[str]:
    unit, section = office
    document = DocumentFactory(
        unit=unit, section=section, title="关于供暖的通知", body=BODY, doc_no="示政办发〔2026〕1号"
    )
    home = Page.get_first_root_node().add_child(
        instance=HomePage(title="首页", lead="查政策、查预算", columns=[("latest", {"section": section, "count": 6})])
    )
    release(document, home)
    return [
        "/",
        "/catalogue/",
        "/qzfbwj/",
        document.get_url_parts()[2],
        "/search/?q=供暖",
        "/search/?q=供暖&genre=通知&within=year&titles=1",
        "/search/?q=宇航员选拔",
        "/search/?q=",
        "/xxgk/",
        "/display/",
        "/map/",
        "/nowhere/",
    ]


@pytest.mark.parametrize("display", ["standard", "elder"])
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing(addresses: list[str], page: Tab, live_server: object, display: str, width: int) -> None:
    address = live_server.url  # type: ignore[attr-defined]
    page.set_viewport_size({"width": width, "height": 900})
    page.context.add_cookies([{"name": "display", "value": display, "url": address}])
    for path in addresses:
        page.goto(f"{address}{path}")
        results = Axe().run(page)
        assert results.violations_count == 0, f"{path}: {results.generate_report()}"


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_nothing_is_wider_than_the_window(addresses: list[str], page: Tab, live_server: object, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in addresses:
        page.goto(f"{live_server.url}{path}")  # type: ignore[attr-defined]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
