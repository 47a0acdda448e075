"""Remembers the request while it is answered, so that a change of a row knows who made it; notes exports."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase

from base.audit import actor
from base.audit.exporting import note_if_export


class RememberRequest:
    """Stands after authentication. It reads nothing: a visitor's page costs no session for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = actor._request.set(request)
        try:
            response = self.get_response(request)
            if response.status_code == HTTPStatus.OK:
                note_if_export(request)
            return response
        finally:
            actor._request.reset(token)
