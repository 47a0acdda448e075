"""Refusals become sentences: no stack trace, no "you do not have permission"."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from base.refusal import Refusal


class ExplainRefusals:
    """Answers a refusal raised anywhere below: the transaction is undone, the person reads why."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse(
                {"success": False, "error_code": "refused", "error_message": "；".join(exception.reasons)}, status=400
            )
        for reason in exception.reasons:
            messages.error(request, reason)
        back = request.headers.get("Referer", "")
        safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
        safe = safe and not (request.method == "GET" and urlsplit(back).path == request.path)  # it would refuse again
        return redirect(back if safe else "wagtailadmin_home")
