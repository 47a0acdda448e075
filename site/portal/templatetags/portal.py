"""Words, addresses and small figures that public templates need."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from base.clock import SHANGHAI, day_of

register = template.Library()

DISPLAYS = ("standard", "large", "elder")
HEADING = re.compile(r'<h([23]) id="(h-\d+)">(.*?)</h\1>', re.DOTALL)
FEWEST_HEADINGS = 3  # fewer need no table of contents
VALIDITY = {"not_effective": _("尚未生效"), "expired": _("已失效"), "repealed": _("已废止")}
IN_BOTH = frozenset({"/", "/catalogue/", "/search/", "/xxgk/", "/map/", "/display/"})  # have an English page always
SAFE_ADDRESS = re.compile(r"(https?://|mailto:|tel:|#|/(?![/\\]))", re.IGNORECASE)
NOT_A_FIGURE = re.compile(r"\D+")


@register.simple_tag(takes_context=True)
def html_lang(context: Context) -> str:
    """The language tag of the page (GB/T 37668: 页面语言)."""
    if (get_language() or "").startswith("en"):
        return "en"
    return "zh-Hant" if getattr(context.get("request"), "traditional", False) else "zh-CN"


@register.simple_tag
def local_path(path: str) -> str:
    """`path` in the language of this page: English has addresses of its own, traditional is a rendering."""
    return f"/en{path}" if (get_language() or "").startswith("en") else path


@register.filter
def local_name(part: Any) -> str:
    """The name of a unit, section or topic in the language of this page."""
    if (get_language() or "").startswith("en") and part.name_en:
        return str(part.name_en)
    return str(part.name)


@register.filter
def unit_name(unit_id: int | None, shell: Any) -> str:
    """The short name of a unit by its id, empty for one that is not public."""
    unit = shell.of("unit").get(unit_id or 0)
    return short_name(unit) if unit else ""


@register.filter
def short_name(part: Any) -> str:
    """The name for places where space is dear: a unit's short name, where it has one."""
    if (get_language() or "").startswith("en"):
        return local_name(part)
    return str(part.fields.get("short_name") or part.name)


@register.simple_tag(takes_context=True)
def display_url(context: Context, display: str) -> str:
    """The address that sets the size of type and comes back to this page."""
    return f"/display/?{urlencode({'display': display, 'next': _here(context)})}"


@register.simple_tag(takes_context=True)
def language_link(context: Context, language: str) -> SafeString:
    """The attributes of a link to this page in another language. `hreflang` stands before the address: that is how
    the rendering of traditional pages knows the way back. English has pages of its own."""
    here = _here(context)
    address = english_address(here) if language == "en" else _chinese_address(here)
    if language == "zh-Hant":
        address = f"/zh-hant{address}"
    return format_html('hreflang="{0}" href="{1}" lang="{0}"', language, address)


def english_address(address: str) -> str:
    """The English page for an address of this site: its own where there is one always, else the English home."""
    if address.startswith("/en/"):
        return address
    return f"/en{address}" if address.partition("?")[0] in IN_BOTH else "/en/"


def _chinese_address(address: str) -> str:
    if not address.startswith("/en/"):
        return address
    chinese = address.removeprefix("/en")
    return chinese if chinese.partition("?")[0] in IN_BOTH else "/"


@register.filter
def frame_address(address: str) -> str:
    """An address of the menus and footer, which all languages share, in the language of this page where it has one."""
    english = (get_language() or "").startswith("en")
    return english_address(address) if english and address.partition("?")[0] in IN_BOTH else address


def _here(context: Context) -> str:
    """This page with the parameters it knows: what else a visitor's address carries must not enter a cached page."""
    request = context.get("request")
    if not request:
        return "/"
    query = getattr(request, "known_query", "")
    return f"{request.path}?{query}" if query else str(request.path)


@register.filter
def is_here(address: str, request: Any) -> bool:
    """Whether this page lies at or below `address`."""
    if not request or not address.startswith("/"):
        return False
    return bool(request.path == address) if address in ("/", "/en/") else str(request.path).startswith(address)


@register.filter
def contents(body: str) -> list[dict[str, Any]]:
    """The headings of a body as a table of contents, empty when there are too few to need one."""
    found = [
        {"level": int(level), "id": anchor, "text": strip_tags(text)} for level, anchor, text in HEADING.findall(body)
    ]
    return found if len(found) >= FEWEST_HEADINGS else []


@register.filter
def extension(name: str) -> str:
    """The kind of a file in the word people use for it: PDF, DOCX."""
    return PurePosixPath(name).suffix.lstrip(".").upper()


@register.filter
def figures(text: str) -> str:
    """The figures of a registration number, which its register is asked for."""
    return NOT_A_FIGURE.sub("", text)


@register.filter
def moment(value: datetime | None) -> str:
    """A moment as the guideline wants it shown: YYYY-MM-DD HH:MM in 24 hours (国办发〔2017〕47号)."""
    return value.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") if value else ""


@register.simple_tag
def near(page_links: list[tuple[int | None, str, bool]], step: int) -> str:
    """The address of the page before (-1) or after (+1) the present one, empty where there is none."""
    position = next((index for index, link in enumerate(page_links) if link[2]), None)
    if position is None or not 0 <= position + step < len(page_links):
        return ""
    return page_links[position + step][1]


@register.simple_tag
def menu_label(item: dict[str, str]) -> str:
    """The words of a menu entry in the language of this page."""
    if (get_language() or "").startswith("en") and item.get("label_en"):
        return item["label_en"]
    return item["label"]


@register.simple_tag
def section_tree(shell: Any) -> list[dict[str, Any]]:
    """The sections of the first level, each with those below it."""
    return [{"part": part, "children": shell.children("section", part.id)} for part in shell.children("section", None)]


@register.filter
def day(value: datetime | date | None) -> str:
    """A day as the guideline wants it shown: YYYY-MM-DD, in Shanghai."""
    if isinstance(value, datetime):
        value = day_of(value)
    return value.isoformat() if value else ""


@register.filter
def any_chosen(values: list[Any]) -> bool:
    return any(value.chosen for value in values)


@register.filter
def validity_label(code: str) -> Any:
    """The word for a validity that a list warns of."""
    return VALIDITY.get(code, code)


@register.simple_tag
def unit_url(unit: Any = None) -> str:
    """The 政府信息公开 home of a unit, without one the list of all units. Their address is fixed by practice."""
    return f"/xxgk/{unit.slug}/" if unit else "/xxgk/"


@register.filter
def safe_address(address: str) -> str:
    """An address that editors typed, if it leads to a page of this or another site; nothing that runs."""
    return address if SAFE_ADDRESS.match(address) else "#"
