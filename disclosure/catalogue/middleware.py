"""Public pages: their language comes from the address, traditional script is rendered, answers are cached."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers

from disclosure.catalogue import page_cache
from disclosure.catalogue.traditional import PREFIX, to_traditional

PRIVATE_PREFIXES = ("/admin/", settings.STATIC_URL)
# Nothing of a public page comes from another site, runs inline or is styled inline (docs/appearance.md).
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"


class PublicPageMiddleware:
    """Stands before sessions and cookies: a public page knows neither."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(PRIVATE_PREFIXES):
            return self.get_response(request)
        request.display = page_cache.display_of(request)  # type: ignore[attr-defined]
        request.known_query = page_cache.known_query(request)  # type: ignore[attr-defined]
        return _with_headers(page_cache.cached(request, self._answer))

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == PREFIX.rstrip("/"):
            return HttpResponsePermanentRedirect(PREFIX)
        traditional = request.path_info.startswith(PREFIX)
        request.traditional = traditional  # type: ignore[attr-defined]
        if traditional:
            request.path_info = request.path = "/" + request.path_info.removeprefix(PREFIX)
        language = "en" if request.path_info.startswith("/en/") else "zh-hans"
        with translation.override(language):
            response = self.get_response(request)
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response.render()
        return to_traditional(response) if traditional else response


def _with_headers(response: HttpResponse) -> HttpResponse:
    """Say what a public answer may load, and how long browsers and fronts may keep it: a second, then they ask again.

    A page differs with the display that the visitor's cookie names.
    """
    response.setdefault("Content-Security-Policy", POLICY)
    response.setdefault("Cache-Control", "public, max-age=1" if response.status_code in (200, 304) else "no-cache")
    patch_vary_headers(response, ["Cookie"])
    return response
