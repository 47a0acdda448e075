"""Results as data: what the page shows, for other machines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from base.clock import SHANGHAI
from disclosure.catalogue.shell import Shell
from disclosure.catalogue.views.lists import public_language
from search.facets import make_tabs, values_of
from search.files import FileHit
from search.promoting.beside import hot_words_beside, pinned_beside
from search.promoting.shown import Pinned
from search.request import FACETS, MAX_COUNTED
from search.results import Result, Results

Absolute = Callable[[str], str]


def answer_json(results: Results, shell: Shell, path: str, absolute: Absolute) -> dict[str, Any]:
    """Return a page of results with groups and facets.

    Args:
        results: what was found.
        shell: the names of units and topics.
        path: the address that was asked, for those of the pages beside this one.
        absolute: makes a full address of a path.
    """
    answer, language = results.answer, public_language()

    def beside(page: int) -> str | None:
        return absolute(results.asked.on_page(page).address(path)) if 1 <= page <= results.pages else None

    data: dict[str, Any] = {
        "query": results.asked.text,
        "total": results.total,
        "total_is_exact": results.total <= MAX_COUNTED,
        "page": results.page,
        "pages": results.pages,
        "next": beside(results.page + 1),
        "previous": beside(results.page - 1),
        "pinned": [_pinned(one, absolute) for one in pinned_beside(results, language, shell)],
        "results": [_result(result, absolute) for result in results.rows],
        "tabs": [
            {"value": tab.code, "label": tab.label, "count": tab.count} for tab in make_tabs(results.asked, answer)
        ],
        "facets": {
            name: [
                {"value": value.value, "label": value.label, "count": value.count}
                for value in values_of(name, answer.facets.get(name, {}), shell)
            ]
            for name in FACETS
        },
        "facets_partial": answer.facets_partial,
        "partly": answer.partly,
        "did_you_mean": results.did_you_mean,
        "hot_words": list(hot_words_beside(results, language, shell)),
        "fallback": answer.fallback,
    }
    if results.message:
        data["message"] = results.message
    return data


def _result(result: Result, absolute: Absolute) -> dict[str, Any]:
    return {
        "number": result.number,
        "source_id": result.source_id,
        "kind": result.kind,
        "group": result.group,
        "title": result.title,
        "title_html": result.title_html,
        "url": absolute(result.url),
        "doc_no": result.doc_no,
        "index_no": result.index_no,
        "snippet": result.snippet_html,
        "unit": result.unit,
        "validity": result.validity,
        "is_exact": result.is_exact,
        "published_at": result.published_at.astimezone(SHANGHAI).isoformat(),
        "noindex": result.noindex,
        "files": [_file(hit, absolute) for hit in result.files],
    }


def _pinned(one: Pinned, absolute: Absolute) -> dict[str, Any]:
    return {"number": one.number, "title": one.title, "url": absolute(one.url), "note": one.note}


def _file(hit: FileHit, absolute: Absolute) -> dict[str, Any]:
    return {
        "title": hit.title,
        "name": hit.name,
        "size": hit.size,
        "place": hit.place,
        "snippet": hit.snippet_html,
        "url": absolute(hit.url),
    }
