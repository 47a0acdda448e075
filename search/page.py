"""What the search page shows: each choice is an address, so that everything works without a script."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from disclosure.catalogue import kinds
from disclosure.catalogue.lists.facets import FacetValue
from disclosure.catalogue.shell import Shell
from disclosure.catalogue.views.lists import public_language
from search.asking import Asked, Within
from search.facets import Tab, chosen_values, make_facets, make_tabs
from search.log.personal import keepable
from search.promoting.beside import hot_words_beside, pinned_beside
from search.request import MAX_COUNTED, Sort
from search.results import Result, Results, count_text


@dataclass(frozen=True)
class Link:
    """A choice with its address."""

    label: str
    url: str
    chosen: bool = False
    count: str = ""


def page_context(results: Results, shell: Shell, path: str) -> dict[str, Any]:
    """What the template draws, but for the pager and the frame."""
    asked, answer = results.asked, results.answer
    narrowings = chosen_values(asked, shell, path)
    return {
        "results": results,
        "asked": asked,
        "query": asked.text,
        "rows": [(result, _group(result)) for result in results.rows],
        "tabs": [_tab_link(tab, asked, path) for tab in make_tabs(asked, answer)],
        "chosen": narrowings,
        "chosen_labels": [value.label for value in narrowings],
        "clear_url": asked.bare.address(path),
        "facets": make_facets(asked, answer, shell, path),
        "facets_limit": MAX_COUNTED,
        "sorts": [Link(str(sort.label), asked.but(sort=sort).address(path), sort == asked.sort) for sort in Sort],
        "places": _places(asked, path),
        "times": _times(asked, path),
        "rest_of_form": [pair for pair in asked.anytime().pairs if pair[0] != "page"],
        "table_url": f"{_root()}/search.xlsx{asked.but().address('')}",
        "did_you_mean": _did_you_mean(results, path),
        "opened_url": _opened_url(asked),
        "pinned": pinned_beside(results, public_language(), shell),
        "hot_words": _hot_words(results, shell, path),
        "ways_on": _ways_on(results, narrowings, path) if not results.rows else [],
    }


def _root() -> str:
    return "/en" if (get_language() or "").startswith("en") else ""


def _opened_url(asked: Asked) -> str:
    """Where a browser says which result was opened; nothing for a query that must not be kept."""
    query = keepable(asked.text)
    return f"{_root()}/search/opened/?{urlencode({'q': query})}" if query else ""


def _group(result: Result) -> str:
    return str(kinds.search_groups().get(result.group, ""))


def _tab_link(tab: Tab, asked: Asked, path: str) -> Link:
    return Link(tab.label, asked.but(tab=tab.code).address(path), tab.chosen, count_text(tab.count))


def _places(asked: Asked, path: str) -> list[Link]:
    labels = {False: _("标题、正文和附件"), True: _("只查标题")}
    return [
        Link(label, asked.but(titles_only=only).address(path), only == asked.titles_only)
        for only, label in labels.items()
    ]


def _times(asked: Asked, path: str) -> list[Link]:
    anytime = asked.anytime()
    ranges = [Link(str(one.label), anytime.but(within=one.value).address(path), one == asked.within) for one in Within]
    return [Link(_("不限"), anytime.address(path), anytime == asked.but()), *ranges]


def _did_you_mean(results: Results, path: str) -> Link | None:
    said = results.did_you_mean
    return Link(said, replace(results.asked.bare, text=said).address(path)) if said else None


def _hot_words(results: Results, shell: Shell, path: str) -> list[Link]:
    words = hot_words_beside(results, public_language(), shell)
    return [Link(word, Asked(word).address(path)) for word in words]


def _ways_on(results: Results, chosen: list[FacetValue], path: str) -> list[Link]:
    """From nothing found to something: without what narrows."""
    asked = results.asked
    if not asked.is_narrowed:
        return []
    every = Link(_("去掉全部筛选，只按“%(query)s”查找") % {"query": asked.text}, asked.bare.address(path))
    return [*(Link(_("去掉“%(choice)s”") % {"choice": one.label}, one.url) for one in chosen), every]
