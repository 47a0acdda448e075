"""List pages: a section, or the whole catalogue, by any filters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from disclosure.catalogue import versions
from disclosure.catalogue.lists.facets import chosen_values, make_facets
from disclosure.catalogue.lists.filters import Filters
from disclosure.catalogue.lists.listing import make_listing
from disclosure.catalogue.lists.paging import page_links
from disclosure.catalogue.public_view import PublicRequest, public_view
from disclosure.catalogue.shell import Part, Shell
from disclosure.catalogue.views.gone import answer_without_entry
from portal.meta import column_meta

PUBLIC_LANGUAGES = {"zh-hans": "zh-hans", "en": "en"}


@public_view
def catalogue(request: PublicRequest) -> HttpResponse:
    """公开目录: everything, by any filters of the address."""
    filters = Filters.from_query(request.GET, public_language())
    shell = request.page.depend_on_list(filters)
    request.page.keep = True
    return list_page(request, shell, filters, {"title": _("政府信息公开目录")})


def section_list(request: PublicRequest, path: str, section: Part) -> HttpResponse:
    """A section's list; the section is said by the path, other filters by the query."""
    filters = Filters.from_query(request.GET, public_language(), {"section": section.slug})
    shell = request.page.depend_on_list(filters, [versions.of_path(path)])
    current = shell.section_at(path)
    if current is None:
        return answer_without_entry(request, path)
    return list_page(request, shell, filters, {"title": current.name, "section": current}, frozenset({"section"}))


def list_page(
    request: PublicRequest,
    shell: Shell,
    filters: Filters,
    context: Mapping[str, Any],
    hidden: frozenset[str] = frozenset(),
    template: str = "catalogue/list.html",
) -> HttpResponse:
    """Render one page of a list with facets, pager, feed and table."""
    page = page_number(request)
    listing = make_listing(filters, page, shell)
    path = request.path
    root = "/en/" if filters.language == "en" else "/"
    section = context.get("section")
    return render(
        request,
        template,
        {
            "listing": listing,
            "filters": filters,
            "facets": make_facets(listing, shell, path, hidden),
            "chosen": chosen_values(filters, shell, path, hidden),
            "page_links": page_links(page, listing.pages, lambda n: f"{path}?{filters.query(hidden, page=n)}"),
            "feed_url": f"{root}feeds/catalogue.atom?{filters.query()}",
            "csv_url": f"{root}catalogue.csv?{filters.query()}",
            "xlsx_url": f"{root}catalogue.xlsx?{filters.query()}",
            "breadcrumb": breadcrumb(shell, section),
            "children": shell.children("section", section.id) if section else [],
            "meta": column_meta(shell, section, context["title"]),
            **context,
        },
    )


def public_language() -> str:
    """Return the language whose entries a page lists; traditional script renders the simplified ones."""
    return PUBLIC_LANGUAGES.get(get_language() or "", "zh-hans")


def page_number(request: PublicRequest) -> int:
    """Return the page asked for; anything that is no page is the first."""
    text = request.GET.get("page", "1")
    return min(max(int(text), 1), 1_000_000) if text.isascii() and text.isdigit() and len(text) < 8 else 1


def breadcrumb(shell: Shell, section: Part | None) -> list[tuple[str, str]]:
    """Return the way from the home page to a section, as (name, address)."""
    line = shell.with_ancestors("section", section.id) if section else []
    return [(part.name, part.path) for part in reversed(line)]
