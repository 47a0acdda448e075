"""The search page and the same as JSON."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from base.clock import SHANGHAI
from disclosure.catalogue.lists.paging import page_links
from disclosure.catalogue.public_view import PublicRequest, public_view
from disclosure.catalogue.views.lists import PUBLIC_LANGUAGES, page_number
from portal.meta import column_meta
from search.results import Result, Results, find


@public_view
def page(request: PublicRequest) -> HttpResponse:
    """搜索: any word in title or body of what is public."""
    results = _find(request)
    shell = request.page.depend([])

    def address(number: int) -> str:
        return f"{request.path}?{urlencode({'q': results.query, 'page': number})}"

    return render(
        request,
        "search/search.html",
        {
            "query": results.query,
            "total": results.total_text,
            "results": results.rows,
            "message": results.message,
            "page_links": page_links(results.page, results.pages, address),
            "meta": column_meta(shell, None, _("搜索")),
        },
    )


@public_view
def api(request: PublicRequest) -> JsonResponse:
    """The same results as data. `total` is exact up to 10,000; `snippet` is HTML with <mark>."""
    results = _find(request)
    answer = {
        "total": results.total,
        "page": results.page,
        "pages": results.pages,
        "results": [_as_data(request, result) for result in results.rows],
    }
    if results.message:
        answer["message"] = results.message
    refused = bool(results.message and not results.rows)
    return JsonResponse(answer, status=400 if refused else 200, json_dumps_params={"ensure_ascii": False})


def _find(request: PublicRequest) -> Results:
    language = PUBLIC_LANGUAGES.get(get_language() or "", "zh-hans")
    shell = request.page.depend([])
    return find(request.GET.get("q", ""), page_number(request), language, shell)


def _as_data(request: PublicRequest, result: Result) -> dict[str, str]:
    return {
        "source_id": result.source_id,
        "title": result.title,
        "title_html": result.title_html,
        "url": request.build_absolute_uri(result.url),
        "doc_no": result.doc_no,
        "index_no": result.index_no,
        "snippet": result.snippet_html,
        "unit": result.unit,
        "published_at": result.published_at.astimezone(SHANGHAI).isoformat(),
    }
