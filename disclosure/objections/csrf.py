"""The CSRF check as an answer instead of a page: a form whose cookie is gone comes back with its words."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware


class _Asked(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> Any:
        return reason


def is_forged(request: HttpRequest) -> bool:
    """Return whether a POST may come from another site. The view itself is exempt from the middleware's check."""
    asked = _Asked(lambda _request: HttpResponse())
    asked.process_request(request)
    request.csrf_processing_done = False  # type: ignore[attr-defined]
    return asked.process_view(request, lambda _request: HttpResponse(), (), {}) is not None
