"""One page of a list with its facets: three queries by one filter, four by more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from disclosure.catalogue.enums import Dimension
from disclosure.catalogue.lists import counts as count
from disclosure.catalogue.lists import rows as find
from disclosure.catalogue.lists.filters import PARAMETERS, Filters
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.shell import Shell
from disclosure.catalogue.terms import TermKey


@dataclass(frozen=True)
class Listing:
    """What a list page shows. `counts` are facet counts by term key."""

    filters: Filters
    page: int
    total: int
    exact: bool
    rows: list[CatalogueEntry] = field(default_factory=list)
    counts: dict[TermKey, int] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // find.PER_PAGE))

    @property
    def total_text(self) -> str:
        return str(self.total) if self.exact else f"{find.EXACT}+"


def make_listing(filters: Filters, page: int, shell: Shell) -> Listing:
    """Find a page of a list.

    Args:
        filters: what must hold.
        page: from 1; beyond the last page the list is empty.
        shell: names of units, sections and topics behind the filters.
    """
    keys = filters.term_keys(shell)
    return _by_one(filters, page, keys[0]) if len(keys) == 1 else _by_more(filters, page, keys)


def _by_one(filters: Filters, page: int, key: TermKey) -> Listing:
    term, months = count.months_of(key)
    total = sum(n for _, n in months)
    if not total:
        return Listing(filters, page, 0, exact=True)
    offset = (page - 1) * find.PER_PAGE
    rows = []
    if offset < total:
        month, inside = find.place_of(months, offset)
        rows = find.rows_of_term(term, find.first_second_after(month), inside, find.PER_PAGE)
    own = PARAMETERS[filters.chosen[0][0]][0] if filters.chosen else Dimension.ALL
    return Listing(filters, page, total, True, rows, count.pair_counts(term, filters.language, own))


def _by_more(filters: Filters, page: int, keys: Sequence[TermKey]) -> Listing:
    sizes = count.sizes_of(keys)
    if len(sizes) < len(keys):
        return Listing(filters, page, 0, exact=True)
    ids = sorted(sizes, key=lambda term: sizes[term])  # the rarest list is walked, the others are looked up
    if len(ids) == 2:
        total, exact = count.pair_size(*ids), True
    else:
        total = find.count_of_terms(ids)
        exact = total <= find.EXACT
        total = min(total, find.EXACT)
    if not total:
        return Listing(filters, page, 0, exact=True)
    rows = _rows_near_an_end(ids, (page - 1) * find.PER_PAGE, total, from_the_end=len(ids) == 2)
    return Listing(filters, page, total, exact, rows, find.facets_of_terms(ids))


def _rows_near_an_end(ids: Sequence[int], offset: int, total: int, from_the_end: bool) -> list[CatalogueEntry]:
    """Walk from the nearer end: the last page costs what the first one does."""
    wanted = min(find.PER_PAGE, total - offset)
    if wanted <= 0:
        return []
    if not from_the_end or offset <= total // 2:
        return find.rows_of_terms(ids, offset, wanted)
    return find.rows_of_terms(ids, total - offset - wanted, wanted, oldest_first=True)[::-1]
