"""The description of the API, for machines and their developers."""

from __future__ import annotations

from django.http import JsonResponse

from disclosure.catalogue.openapi import document
from disclosure.catalogue.public_view import PublicRequest
from disclosure.catalogue.views.api import api_view


@api_view
def openapi(request: PublicRequest) -> JsonResponse:
    """`/api/v1/openapi.json` (OpenAPI 3.1)."""
    request.page.depend([])
    request.page.keep = True
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})
