"""繁體: a rendering of the same released content, never a second tree (docs/decisions/0005)."""

from __future__ import annotations

import re
from functools import cache

import opencc
from django.http import HttpResponse

PREFIX = "/zh-hant/"
TEXT_TYPES = ("text/html", "application/atom+xml", "application/json")
# Addresses of pages get the prefix, and so do those where a file's text is read; files, static files and the admin
# have one address only, and a link that says hreflang="zh-Hans" just before its address leads back to the simplified
# page.
_ELSEWHERE = 'static/|files/[^"/]*/[^"/]*"|admin/|zh-hant/|en/|/'
LINK = re.compile(rf'(?<!hreflang="zh-Hans")(\s(?:href|action)=")(/(?!{_ELSEWHERE})[^"]*)"')
# Nothing that is sent back is converted: neither an address nor what a form carries along unseen.
SENT = re.compile(
    r'(\s(?:href|src|srcset|action)="|<input\s+type="hidden"\s+name="[^"]*"\s+value=")([^"]*[^\x00-\x7f][^"]*)"'
)
KEPT = re.compile("\x02(\\d+)\x03")
LANGUAGE = re.compile(r'(<html[^>]*\slang=")zh-(?:CN|Hans)"')


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2tw")


def to_traditional(response: HttpResponse) -> HttpResponse:
    """Convert a whole public response. Redirects stay below the prefix; other media types pass unchanged."""
    if response.has_header("Location") and response["Location"].startswith("/"):
        response["Location"] = PREFIX + response["Location"].removeprefix("/")
    if response.streaming or not response.get("Content-Type", "").startswith(TEXT_TYPES):
        return response
    text = _converted(response.content.decode())
    if response["Content-Type"].startswith("text/html"):
        text = LANGUAGE.sub(r'\1zh-Hant"', LINK.sub(rf'\1{PREFIX.rstrip("/")}\2"', text))
    response.content = text.encode()
    if response.has_header("Content-Length"):
        response["Content-Length"] = str(len(response.content))
    return response


def _converted(text: str) -> str:
    """Convert everything but what is sent back: another site's address, or a chosen value, must stay what it is."""
    kept: list[str] = []
    text = text.translate({2: None, 3: None})  # our own marks mean nothing in a page

    def keep(match: re.Match[str]) -> str:
        kept.append(match[2])
        return f'{match[1]}\x02{len(kept) - 1}\x03"'

    return KEPT.sub(lambda match: kept[int(match[1])], _converter().convert(SENT.sub(keep, text)))
