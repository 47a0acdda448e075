"""The page cache: bodies in a cache, truth in the database.

A body is kept with the versions it was made under. A hit reads those versions by key, in one query, and is
served only if none has moved; so the next request after a release or withdrawal is fresh.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from urllib.parse import urlencode

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

from base import clock
from base.canonical import sha256_of
from disclosure.catalogue import versions
from disclosure.catalogue.lists.filters import PARAMETERS

SEARCHED = "q"  # a search depends on all that is public, so its answer is never kept
KNOWN_PARAMETERS = frozenset({*PARAMETERS, "page", SEARCHED})
DISPLAYS = ("standard", "large", "elder")
MAX_BYTES = 512 * 1024


def display_of(request: HttpRequest) -> str:
    """Return how the visitor wants pages shown: 标准, 大字 or 长者模式, from a cookie."""
    wanted = request.COOKIES.get("display", "")
    return wanted if wanted in DISPLAYS else DISPLAYS[0]


def cached(request: HttpRequest, answer: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    """Return the kept answer to a request if it is still true, else make and keep it."""
    if request.method not in ("GET", "HEAD") or SEARCHED in request.GET:
        return answer(request)
    key, store = _key(request), caches["pages"]
    kept = store.get(key)
    if kept and versions.read(kept["versions"]) == kept["versions"]:
        response = HttpResponse(kept["body"], content_type=kept["type"])
        response["X-Page-Cache"] = "hit"
        return response
    response = answer(request)
    if _may_keep(response):
        value = {"versions": response.page_versions, "body": response.content, "type": response["Content-Type"]}  # type: ignore[attr-defined]
        store.set(key, value, timeout=_seconds_to_midnight())
    return response


def known_query(request: HttpRequest) -> str:
    """Return the parameters that pages know; anything else in the address changes nothing and is dropped."""
    return urlencode([(name, request.GET[name]) for name in sorted(KNOWN_PARAMETERS & request.GET.keys())])


def _key(request: HttpRequest) -> str:
    return sha256_of(f"{display_of(request)}|{request.path_info}?{known_query(request)}")


def _may_keep(response: HttpResponse) -> bool:
    """Keep only whole answers of views that said what they depend on, and that used no CSRF token."""
    return (
        bool(getattr(response, "page_versions", None))
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and len(response.content) <= MAX_BYTES
    )


def _seconds_to_midnight() -> int:
    """Validity and 公示期 change with the date: no kept answer outlives the day."""
    tomorrow = datetime.combine(clock.today() + timedelta(days=1), time.min, clock.SHANGHAI)
    return max(1, int((tomorrow - clock.now()).total_seconds()))
