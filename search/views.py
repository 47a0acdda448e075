"""The search page, the same as data and as a workbook, and suggestions while somebody types."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from base.clock import today
from base.export import xlsx_response
from disclosure.catalogue.lists.paging import page_links
from disclosure.catalogue.public_view import PublicRequest, public_view
from disclosure.catalogue.shell import Shell
from disclosure.catalogue.traditional import PREFIX
from disclosure.catalogue.views.api import ApiError, api_view
from disclosure.catalogue.views.lists import public_language
from portal.meta import column_meta
from search import table
from search.api import answer_json
from search.asking import Asked
from search.completing import suggestions
from search.log.writing import note_search
from search.page import page_context
from search.results import Results, find


@public_view
def page(request: PublicRequest) -> HttpResponse:
    """搜索: any word in title, body or attachments of what is public."""
    shell, results = _find(request)
    if request.method == "GET" and results.plan:
        asked = Asked.from_query(request.GET)  # a page that is not there was answered with another one
        note_search(asked, public_language(), results.total, request.headers.get("User-Agent", ""))
    path = request.path
    links = page_links(results.page, results.pages, lambda number: results.asked.on_page(number).address(path))
    context = {
        **page_context(results, shell, path),
        "page_links": links,
        "meta": column_meta(shell, None, _("搜索")),
    }
    return render(request, "search/search.html", context)


@api_view
def api(request: PublicRequest) -> JsonResponse:
    """The same results as data. What cannot be searched for is told in `message` with status 400."""
    asked = Asked.from_query(request.GET)
    if asked.problems:
        raise ApiError(400, "bad_parameter", str(asked.problems[0]))
    shell, results = _find(request)
    answer = answer_json(results, shell, request.path, request.build_absolute_uri)
    return _json(answer, 400 if results.refused else 200)


@api_view
def suggest(request: PublicRequest) -> JsonResponse:
    """Titles and document numbers that go on from what was typed, at most eight."""
    found = suggestions(request.GET.get("q", ""), public_language())
    root = PREFIX.rstrip("/") if getattr(request, "traditional", False) else ""
    rows = [{"title": one.title, "doc_no": one.doc_no, "url": f"{root}{one.url}"} for one in found]
    return _json({"suggestions": rows})


@public_view
def workbook(request: PublicRequest) -> FileResponse:
    """The results as a workbook, as many as the pages show."""
    asked = Asked.from_query(request.GET)
    shell = request.page.depend([])
    name = f"{_('搜索结果')}{today():%Y%m%d}.xlsx"
    response = xlsx_response(name, table.header(), table.rows(asked, public_language(), shell))
    response["X-Robots-Tag"] = "noindex"
    return response


def _find(request: PublicRequest) -> tuple[Shell, Results]:
    shell = request.page.depend([])
    return shell, find(Asked.from_query(request.GET), public_language(), shell)


def _json(data: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})
