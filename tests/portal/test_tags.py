"""Small words and addresses in public templates."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context
from django.test import RequestFactory
from django.utils import translation

from portal.templatetags import portal

UNIT = SimpleNamespace(
    name="示例区民政局", name_en="Civil Affairs Bureau", slug="mzj", fields={"short_name": "区民政局"}
)
SHELL = SimpleNamespace(of=lambda kind: {7: UNIT})


def test_a_unit_is_called_by_its_short_name_in_lists() -> None:
    assert portal.unit_name(7, SHELL) == "区民政局"


def test_a_unit_that_is_not_public_has_no_name() -> None:
    assert portal.unit_name(8, SHELL) == ""
    assert portal.unit_name(None, SHELL) == ""


def test_english_pages_use_english_names_where_there_are_any() -> None:
    with translation.override("en"):
        assert portal.local_name(UNIT) == "Civil Affairs Bureau"
        assert portal.local_name(SimpleNamespace(name="区", name_en="")) == "区"
        assert portal.local_path("/catalogue/") == "/en/catalogue/"
    assert portal.local_path("/catalogue/") == "/catalogue/"


def test_moments_are_shown_in_shanghai_by_the_24_hour_clock() -> None:
    assert portal.moment(datetime(2026, 6, 30, 16, 30, tzinfo=UTC)) == "2026-07-01 00:30"
    assert portal.day(datetime(2026, 6, 30, 16, 30, tzinfo=UTC)) == "2026-07-01"
    assert portal.day(date(2026, 7, 1)) == "2026-07-01"
    assert portal.day(None) == portal.moment(None) == ""


@pytest.mark.parametrize(
    "address", ["/zcwj/", "https://www.gov.cn/", "http://a.cn/", "mailto:a@b.cn", "tel:12345", "#main"]
)
def test_addresses_that_lead_somewhere_are_kept(address: str) -> None:
    assert portal.safe_address(address) == address


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " javascript:x", "data:text/html,x", "//evil.example", "/\\evil", "x"]
)
def test_addresses_that_run_something_or_leave_unseen_are_not(address: str) -> None:
    assert portal.safe_address(address) == "#"


def test_few_headings_need_no_table_of_contents() -> None:
    assert portal.contents('<h2 id="h-1">一</h2><h2 id="h-2">二</h2>') == []


def test_the_table_of_contents_holds_text_only() -> None:
    body = '<h2 id="h-1">一、<b>总则</b></h2><h3 id="h-2">（一）</h3><h2 id="h-3">二</h2>'
    assert [(h["level"], h["id"], h["text"]) for h in portal.contents(body)] == [
        (2, "h-1", "一、总则"), (3, "h-2", "（一）"), (2, "h-3", "二"),
    ]  # fmt: skip


def test_links_back_to_a_page_carry_only_what_it_knows() -> None:
    request = RequestFactory().get("/catalogue/?unit=mzj&utm=spy")
    request.known_query = "unit=mzj"  # type: ignore[attr-defined]
    context = Context({"request": request})
    assert portal.display_url(context, "large") == "/display/?display=large&next=%2Fcatalogue%2F%3Funit%3Dmzj"
    assert 'href="/zh-hant/catalogue/?unit=mzj"' in portal.language_link(context, "zh-Hant")


def test_pages_before_and_after() -> None:
    links = [(1, "?page=1", False), (2, "?page=2", True), (None, "", False), (9, "?page=9", False)]
    assert portal.near(links, -1) == "?page=1"
    assert portal.near(links[:2], 1) == ""
    assert portal.near([], 1) == ""


def test_a_menu_entry_is_marked_where_one_is() -> None:
    request = RequestFactory().get("/zcwj/202607/1/")
    assert portal.is_here("/zcwj/", request)
    assert not portal.is_here("/", request)
    assert not portal.is_here("https://www.gov.cn/zcwj/", request)


def test_the_registers_are_asked_for_the_figures() -> None:
    assert portal.figures("示公网安备 19999902000001号") == "19999902000001"
    assert portal.extension("补贴标准.XLSX") == "XLSX"


@pytest.mark.parametrize(
    ("here", "english"),
    [("/catalogue/", "/en/catalogue/"), ("/zcwj/202601/7/", "/en/"), ("/xxgk/mzj/", "/en/"), ("/en/map/", "/en/map/")],
)
def test_english_leads_to_the_same_page_where_there_is_one_else_home(here: str, english: str) -> None:
    context = Context({"request": RequestFactory().get(here)})
    assert f'href="{english}"' in portal.language_link(context, "en")


@pytest.mark.parametrize(("here", "chinese"), [("/en/search/", "/search/"), ("/en/zcwj/202601/7/", "/")])
def test_the_way_back_from_english_leads_to_the_same_page_or_home(here: str, chinese: str) -> None:
    context = Context({"request": RequestFactory().get(here)})
    assert f'href="{chinese}"' in portal.language_link(context, "zh-Hans")
    assert f'href="/zh-hant{chinese}"' in portal.language_link(context, "zh-Hant")


def test_menus_stay_in_english_where_the_page_exists() -> None:
    assert portal.frame_address("/") == "/"
    with translation.override("en"):
        assert portal.frame_address("/") == "/en/"
        assert portal.frame_address("/zcwj/") == "/zcwj/"
