"""JSON API: `/api/v1/catalogue/` and one item below it. Read-only, for any origin."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from base.clock import today
from disclosure.catalogue import api, versions
from disclosure.catalogue.content import Content
from disclosure.catalogue.links import linked_items
from disclosure.catalogue.lists.filters import Filters
from disclosure.catalogue.lists.listing import make_listing
from disclosure.catalogue.models import CatalogueEntry, Tombstone
from disclosure.catalogue.public_view import PublicRequest, View, public_view

LANGUAGES = ("zh-hans", "en")
METHODS = "GET, HEAD, OPTIONS"
MOST_PAGES = 1_000_000
BIGGEST_NUMBER = 2**63 - 1


class ApiError(Exception):
    """Raised for a request that cannot be answered; `message` is a sentence for the caller's developer."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


def api_view(view: View) -> View:
    """Mark a public view as part of the API: errors are JSON too, and scripts of any origin may read it."""

    @wraps(view)
    def answered(request: PublicRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except ApiError as error:
            request.page.keep = False
            return _json({"error": {"code": error.code, "message": error.message}}, error.status)

    inner = public_view(answered)

    @wraps(inner)
    def wrapped(request: PublicRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            response: HttpResponseBase = HttpResponse(status=204)
            response["Access-Control-Allow-Headers"] = "If-None-Match"
        elif request.method not in ("GET", "HEAD"):
            response = _json({"error": {"code": "read_only", "message": _("本接口只读。")}}, 405)
        else:
            response = inner(request, *args, **kwargs)
        response["Allow"] = response["Access-Control-Allow-Methods"] = METHODS
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag"
        response["X-Robots-Tag"] = "noindex"
        return response

    return csrf_exempt(wrapped)


@api_view
def catalogue_api(request: PublicRequest) -> HttpResponse:
    """One page of the catalogue: ?unit=&section=&topic=&key_area=&genre=&year=&statutory=&kind=&page=&language="""
    page, language = _page(request), _language(request)
    filters = Filters.from_query(request.GET, language)
    shell = request.page.depend_on_list(filters)
    request.page.keep = True
    listing = make_listing(filters, page, shell)
    if page > listing.pages:
        raise ApiError(
            404, "no_such_page", _("没有第 %(page)d 页，共 %(pages)d 页。") % {"page": page, "pages": listing.pages}
        )
    return _json(api.list_json(listing, shell, language))


@api_view
def item_api(request: PublicRequest, number: int) -> HttpResponse:
    """One item with its text and files."""
    path = _path_of(number)
    shell = request.page.depend([versions.of_path(path)])
    request.page.keep = True
    entry = CatalogueEntry.objects.public().select_related("content").filter(pk=number).first()
    if entry is None:
        raise ApiError(410, "gone", _("本信息已不再公开。"))
    return _json(api.item_json(entry, Content.from_json(entry.content.content), shell, linked_items(entry)))


def _path_of(number: int) -> str:
    """Return where an item is shown. Its version must be read before the item itself."""
    entries = CatalogueEntry.objects.filter(pk=min(number, BIGGEST_NUMBER)).exclude(path=None)
    found = entries.values_list("path", "public_until").first()
    if found and found[0] and (found[1] is None or found[1] >= today()):
        return found[0]
    tombstone = Tombstone.objects.filter(entry_number=min(number, BIGGEST_NUMBER)).first()
    if found or tombstone:
        raise ApiError(410, "gone", tombstone.notice if tombstone else _("本信息的公示期已满，不再公开。"))
    raise ApiError(404, "no_such_item", _("目录中没有这一条。"))


def _page(request: PublicRequest) -> int:
    text = request.GET.get("page", "1")
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:8]) <= MOST_PAGES and len(text) < 8):
        raise ApiError(400, "bad_page", _("page 应为 1 到 %(most)d 的整数。") % {"most": MOST_PAGES})
    return int(text)


def _language(request: PublicRequest) -> str:
    language = request.GET.get("language", LANGUAGES[0])
    if language not in LANGUAGES:
        raise ApiError(400, "bad_language", _("language 应为：%(all)s。") % {"all": "、".join(LANGUAGES)})
    return language


def _json(data: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})
