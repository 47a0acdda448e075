"""One page of a list with its facets: at most four queries by one filter, five by more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from disclosure.catalogue.enums import Dimension
from disclosure.catalogue.lists import rows as find
from disclosure.catalogue.lists.filters import PARAMETERS, Filters
from disclosure.catalogue.models import CatalogueEntry, Term, TermCount, TermPairCount
from disclosure.catalogue.shell import Shell
from disclosure.catalogue.terms import TermKey

NEAR = 50  # numbered pages within reach of either end, where two filters make offsets cost


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


def make_listing(
    filters: Filters, page: int, shell: Shell, depend: Callable[[Iterable[int]], object] = lambda ids: None
) -> Listing:
    """Find a page of a list.

    Args:
        filters: what must hold.
        page: from 1; beyond the last page the list is empty.
        shell: names of units, sections and topics behind the filters.
        depend: told the ids of the terms before anything of them is read, for the page cache.
    """
    keys = filters.term_keys(shell)
    terms = _terms(keys, filters.language)
    depend(term.pk for key, term in terms.items() if key in keys)
    if any(key not in terms for key in keys):
        return Listing(filters, page, 0, exact=True)
    ids = [terms[key].pk for key in keys]
    everything = terms[(filters.language, str(Dimension.ALL), "")].pk
    if len(ids) == 1:
        return _by_one(filters, page, ids[0], everything)
    return _by_more(filters, page, ids)


def _terms(keys: list[TermKey], language: str) -> dict[TermKey, Term]:
    wanted = Q(language=language, dimension=Dimension.ALL, key="")
    for lang, dimension, key in keys:
        wanted |= Q(language=lang, dimension=dimension, key=key)
    return {(term.language, term.dimension, term.key): term for term in Term.objects.filter(wanted)}


def _by_one(filters: Filters, page: int, term: int, everything: int) -> Listing:
    months = find.months_of(term)
    total = sum(n for _, n in months)
    offset = (page - 1) * find.PER_PAGE
    rows = []
    if offset < total:
        month, inside = find.place_of(months, offset)
        rows = find.rows_of_term(term, find.first_second_after(month), inside)
    return Listing(filters, page, total, True, rows, _pair_counts(term, everything, filters))


def _by_more(filters: Filters, page: int, ids: list[int]) -> Listing:
    sizes = dict(TermCount.objects.filter(term_id__in=ids).values_list("term_id", "n"))
    ids = sorted(ids, key=lambda term: sizes.get(term, 0))
    if len(ids) == 2:
        pair = TermPairCount.objects.filter(term_id=ids[0], other_id=ids[1]).first()
        total, exact = (pair.n if pair else 0), True
    else:
        total = find.count_of_terms(ids)
        exact = total <= find.EXACT
        total = min(total, find.EXACT)
    offset = (page - 1) * find.PER_PAGE
    rows = find.rows_of_terms(ids, offset) if offset < total else []
    counts = _named(find.facets_of_terms(ids), filters.language) if total else {}
    return Listing(filters, page, total, exact, rows, counts)


def _pair_counts(term: int, everything: int, filters: Filters) -> dict[TermKey, int]:
    """Facet counts of a one-term list; the chosen facet counts without its own choice."""
    own = PARAMETERS[filters.chosen[0][0]][0] if filters.chosen else Dimension.ALL
    pairs = TermPairCount.objects.filter(
        Q(term_id=term) & ~Q(other__dimension=own) | Q(term_id=everything, other__dimension=own), n__gt=0
    )
    rows = pairs.values_list("other__language", "other__dimension", "other__key", "n")
    return {(language, dimension, key): n for language, dimension, key, n in rows}


def _named(counts: list[tuple[int, int]], language: str) -> dict[TermKey, int]:
    numbers = dict(counts)
    found = Term.objects.filter(pk__in=numbers).only("pk", "language", "dimension", "key")
    return {(term.language, term.dimension, term.key): numbers[term.pk] for term in found if term.language == language}
