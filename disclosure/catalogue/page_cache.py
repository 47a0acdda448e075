"""The page cache: bodies in a cache, truth in the database.

A body is kept with the versions it was made under. A hit reads those versions by key, in one query, and is
served only if none has moved; so the next request after a release or withdrawal is fresh.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from hashlib import sha256
from urllib.parse import urlencode

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from base import clock
from base.canonical import sha256_of
from disclosure.catalogue import versions
from disclosure.catalogue.lists.filters import PARAMETERS

SEARCHED = "q"  # a search depends on all that is public, so its answer is never kept
KNOWN_PARAMETERS = {*PARAMETERS, "page", "language", SEARCHED}
DISPLAYS = ("standard", "large", "elder")
MAX_BYTES = 512 * 1024

_purged = 0  # the last purge (`versions.PURGE`) after which this process emptied the store


def know(parameters: Iterable[str]) -> None:
    """Add parameters of addresses that other rooms read. Call from `AppConfig.ready()`."""
    KNOWN_PARAMETERS.update(parameters)


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
        response = HttpResponse(kept["body"], headers={**kept["headers"], "X-Page-Cache": "hit"})
        return _unless_known(request, response)
    lifetime = _seconds_to_midnight()
    response = answer(request)
    if not _may_keep(response):
        return response
    # Of the body, not of its versions: 有效性 changes at midnight without any of them.
    response["ETag"] = quote_etag(sha256(response.content).hexdigest()[:40])
    value = {"versions": response.page_versions, "body": response.content, "headers": dict(response.headers)}  # type: ignore[attr-defined]
    store.set(key, value, timeout=lifetime)
    return _unless_known(request, response)


def empty_after(purge: int) -> None:
    """Empty the store when something was sealed or erased since this process last looked.

    Kept pages are stale by then anyway; what was erased must not lie in a cache either.
    """
    global _purged
    if purge != _purged:
        caches["pages"].clear()
        _purged = purge


def known_query(request: HttpRequest) -> str:
    """Return the parameters that pages know; anything else in the address changes nothing and is dropped."""
    return urlencode([(name, request.GET[name]) for name in sorted(KNOWN_PARAMETERS & request.GET.keys())])


def _key(request: HttpRequest) -> str:
    return sha256_of(f"{clock.today()}|{display_of(request)}|{request.path_info}?{known_query(request)}")


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Answer 304 to a visitor who has this very body already (If-None-Match)."""
    answer = get_conditional_response(request, etag=response["ETag"], response=response) or response
    for name, value in response.items():
        if name.startswith("Access-Control-"):
            answer[name] = value
    return answer


def _may_keep(response: HttpResponse) -> bool:
    """Keep only whole answers of views that said what they depend on, and that used no CSRF token."""
    return (
        bool(getattr(response, "page_versions", None))
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and response.page_versions.get(versions.PURGE, _purged) == _purged  # type: ignore[attr-defined]
        and len(response.content) <= MAX_BYTES
    )


def _seconds_to_midnight() -> int:
    """Validity and 公示期 change with the date: no kept answer outlives the day."""
    tomorrow = datetime.combine(clock.today() + timedelta(days=1), time.min, clock.SHANGHAI)
    return max(1, int((tomorrow - clock.now()).total_seconds()))
