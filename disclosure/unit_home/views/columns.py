"""/xxgk/{unit}/{column}/: the fixed columns of a unit's home."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from disclosure.catalogue.enums import Dimension
from disclosure.catalogue.lists.paging import page_links
from disclosure.catalogue.lists.rows import PER_PAGE, rows_of_terms
from disclosure.catalogue.public_view import PublicRequest, public_view
from disclosure.catalogue.shell import Shell
from disclosure.catalogue.views.lists import page_number
from disclosure.unit_home.columns import statutory_of
from disclosure.unit_home.enums import Column
from disclosure.unit_home.frame import frame, open_home
from disclosure.unit_home.home import Home
from disclosure.unit_home.models import HomeItem
from disclosure.unit_home.views.item import item_page, public_items


@public_view
def column(request: PublicRequest, unit_slug: str, code: str) -> HttpResponse:
    """Answer the address of a column; one without content is not there. At most four queries."""
    home, shell = open_home(request, unit_slug)
    context = frame(home, shell, code)
    here = context["column"]
    if here is None:
        raise Http404
    if code == Column.POLICY:
        return HttpResponseRedirect(here.url)
    if code == Column.STATUTORY:
        return _statutory(request, home, shell, context)
    items = public_items(home, Column(code))
    if code in (Column.GUIDE, Column.APPLY):
        return _newest(request, home, shell, items)
    return render(request, "unit_home/column.html", context | {"rows": [item.entry for item in items]})


def _newest(request: PublicRequest, home: Home, shell: Shell, items: list[HomeItem]) -> HttpResponse:
    """A guide is shown where its column is: the newest version, with the way to older ones."""
    if not items:
        raise Http404
    return item_page(request, home, shell, items[0].entry_id, items)


def _statutory(request: PublicRequest, home: Home, shell: Shell, context: dict[str, object]) -> HttpResponse:
    """The items of 条例 art. 20-21, and the unit's disclosures under the one that was chosen."""
    slug, page = request.GET.get("statutory", ""), page_number(request)
    links = statutory_of(home, shell, slug)
    chosen = next((link for link in links if link.chosen), None)
    context |= {"statutory": links, "chosen": chosen, "profile": home.has_profile}
    if slug and chosen is None:
        raise Http404
    if chosen is not None:
        part = shell.by_slug("statutory", slug)
        term = home.counts[(str(Dimension.STATUTORY), str(part.id if part else ""))].term_id
        pages = -(-chosen.count // PER_PAGE)
        context |= {
            "rows": rows_of_terms([home.term_id or 0, term], (page - 1) * PER_PAGE, PER_PAGE),
            "page_links": page_links(page, pages, lambda n: f"{chosen.url}&page={n}"),
        }
    return render(request, "unit_home/statutory.html", context)
