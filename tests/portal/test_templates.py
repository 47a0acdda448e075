"""What every public page has, and what no public field can do to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from django.test import Client
from wagtail.models import Page

from disclosure.catalogue.models import CatalogueEntry, HomePage
from portal.models import Menu
from tests.factories import DocumentFactory, FooterFactory, KeyAreaFactory, SectionFactory, TopicFactory, UnitFactory
from tests.moves import release

pytestmark = pytest.mark.django_db

ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
SHORT = "<b onclick=x>'\""
PAGES = ["home", "list", "catalogue", "empty", "detail", "search", "nothing_found", "map", "display", "unknown"]
Pages = dict[str, str]


@pytest.fixture
def addresses() -> Pages:
    """A small site in which every text that an editor can type is an attack."""
    section = SectionFactory(name=SHORT, slug="zcwj", description=ATTACK, keywords=ATTACK, column_type=SHORT)
    unit = UnitFactory(name=SHORT, short_name=SHORT, functions=ATTACK, address=ATTACK)
    topic, area = TopicFactory(name=SHORT), KeyAreaFactory(name=SHORT)
    footer = FooterFactory(
        name=SHORT, slogan=SHORT, sponsor=ATTACK, operator=ATTACK, contact=ATTACK, icp_no=SHORT, psb_no=SHORT
    )
    links = [("link", {"label": SHORT, "label_en": SHORT, "address": "javascript:alert(1)"})]
    menu = Menu.objects.create(name="主菜单", slug="main", live=False, items=links)
    for part in (footer, menu, section, unit, topic, area):
        release(part)
    page = DocumentFactory(
        title=ATTACK, unit=unit, section=section, topic=topic, issuer=ATTACK, doc_no=SHORT, abstract=ATTACK,
        keywords=ATTACK, co_issuers=ATTACK, audience=SHORT,
        body=[
            ("heading", {"text": ATTACK, "level": "2"}),
            ("text", f"<p>正文</p>{ATTACK}<a href=\"javascript:alert(1)\" onclick=\"x\">链接</a>"),
            ("quotation", {"text": ATTACK, "source": ATTACK}),
            ("table", {"data": [[ATTACK, ATTACK]], "first_row_is_table_header": True, "table_caption": ATTACK}),
        ],
    )  # fmt: skip
    page.key_areas = [area]
    page.save()
    release(page)
    home = HomePage(
        title=SHORT, lead=ATTACK, columns=[("latest", {"section": section, "count": 5})],
        shortcuts=[("shortcut", {"label": SHORT, "hint": SHORT, "address": "javascript:alert(1)"})],
    )  # fmt: skip
    release(Page.objects.get(depth=1).add_child(instance=home))
    return {
        "home": "/",
        "list": "/zcwj/",
        "catalogue": "/catalogue/",
        "empty": "/catalogue/?year=1999",
        "detail": CatalogueEntry.objects.get(kind="document").path or "",
        "search": "/search/?q=正文",
        "nothing_found": "/search/?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "map": "/map/",
        "display": "/display/",
        "unknown": "/unknown/",
    }


@pytest.fixture
def read(client: Client, addresses: Pages) -> Callable[..., str]:
    def read(page: str, display: str = "standard") -> str:
        client.cookies["display"] = display
        return client.get(addresses[page]).content.decode()

    return read


Read = Callable[..., str]


class Tags(HTMLParser):
    """Collects what a browser would run: inline scripts, event attributes, addresses that are programs."""

    def __init__(self) -> None:
        super().__init__()
        self.dangerous: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        runs = any(name.startswith("on") for name in names) or (tag == "script" and "src" not in names)
        program = (names.get("href") or "").strip().lower().startswith(("javascript:", "data:"))
        if runs or program or names.get("src") == "x":
            self.dangerous.append(self.get_starttag_text() or tag)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_heading_of_the_first_level(read: Read, page: str) -> None:
    assert read(page).count("<h1") == 1


@pytest.mark.parametrize("page", PAGES)
def test_the_first_link_skips_to_the_content(read: Read, page: str) -> None:
    html = read(page)
    assert re.search(r"<a\b[^>]*>", html)[0] == '<a class="skip-link" href="#main">'  # type: ignore[index]
    assert html.count('id="main"') == 1


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_its_language_and_landmarks(read: Read, page: str) -> None:
    html = read(page)
    assert '<html lang="zh-CN"' in html
    for landmark in ("<header", "<main", "<footer", 'role="search"'):
        assert landmark in html


@pytest.mark.parametrize("page", PAGES)
def test_a_page_needs_no_inline_script_or_style(read: Read, page: str) -> None:
    html = read(page)
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)", html)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("display", ["standard", "elder"])
def test_no_public_field_can_run_anything(read: Read, page: str, display: str) -> None:
    tags = Tags()
    tags.feed(read(page, display))
    assert tags.dangerous == []


@pytest.mark.parametrize("page", ["home", "list", "detail", "search"])
def test_the_mandatory_meta_tags_are_there(read: Read, page: str) -> None:
    names = re.findall(r'<meta name="(\w+)"', read(page))
    assert names[names.index("SiteName") :][:3] == ["SiteName", "SiteDomain", "SiteIDCode"]
    assert ("ArticleTitle" in names) == (page == "detail")
    assert ("ColumnName" in names) == (page != "home")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_every_mark_of_its_footer(read: Read, page: str) -> None:
    html = read(page)
    for mark in (
        "主办单位",
        "承办单位",
        "联系方式",
        "网站标识码",
        "1199990001",
        "我为政府网站找错",
        "网站地图",
        "IPv6",
    ):
        assert mark in html
    assert "jiucuo.html?site_code=1199990001" in html


@pytest.mark.parametrize("page", PAGES)
def test_a_page_knows_no_visitor(client: Client, addresses: Pages, page: str) -> None:
    response = client.get(addresses[page])
    assert not response.cookies
    assert "csrf" not in response.content.decode().lower()
    assert not hasattr(response.wsgi_request, "_cached_user")


def test_elder_mode_is_made_by_the_server(read: Read) -> None:
    html = read("list", "elder")
    assert 'data-display="elder"' in html
    assert "返回标准模式" in html


def test_traditional_pages_lead_back_to_simplified_ones(client: Client, addresses: Pages) -> None:
    html = client.get(f"/zh-hant{addresses['list']}").content.decode()
    assert '<html lang="zh-Hant"' in html
    assert 'hreflang="zh-Hans" href="/zcwj/"' in html
    assert 'href="/zh-hant/map/"' in html


def test_english_pages_have_an_english_frame(client: Client, addresses: Pages) -> None:
    html = client.get("/en/catalogue/").content.decode()
    assert '<html lang="en"' in html
    assert "Skip to content" in html
    assert "Catalogue of government information" in html
