"""Remembers the request while it is answered, so that a change of a row knows who made it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from base.audit import actor


class RememberRequest:
    """Stands after authentication. It reads nothing: a visitor's page costs no session for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = actor._request.set(request)
        try:
            return self.get_response(request)
        finally:
            actor._request.reset(token)
