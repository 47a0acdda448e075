"""Public pages: their language comes from the address, traditional script is rendered, answers are cached."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from disclosure.catalogue import page_cache
from disclosure.catalogue.traditional import PREFIX, to_traditional

PRIVATE_PREFIXES = ("/admin/", settings.STATIC_URL)


class PublicPageMiddleware:
    """Stands before sessions and cookies: a public page knows neither."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(PRIVATE_PREFIXES):
            return self.get_response(request)
        request.display = page_cache.display_of(request)  # type: ignore[attr-defined]
        request.known_query = page_cache.known_query(request)  # type: ignore[attr-defined]
        return page_cache.cached(request, self._answer)

    def _answer(self, request: HttpRequest) -> HttpResponse:
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
