"""What a list page shows of its facets: names, counts and addresses."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.catalogue.enums import Dimension
from disclosure.catalogue.lists.filters import FACETS, PARAMETERS, Filters
from disclosure.catalogue.lists.listing import Listing
from disclosure.catalogue.shell import Part, Shell
from portal.templatetags.portal import short_name

TREES = frozenset({"section", "topic"})  # an item of a subsection counts for the section above it too


@dataclass(frozen=True)
class FacetValue:
    """One value: chosen ones lead to the list without them, others to the list with them."""

    label: str
    slug: str
    count: int
    url: str
    chosen: bool
    depth: int = 0  # how many are above it: a subsection, a topic of the second level


@dataclass(frozen=True)
class Facet:
    dimension: str
    label: str
    values: list[FacetValue]


def make_facets(listing: Listing, shell: Shell, path: str, hidden: frozenset[str] = frozenset()) -> list[Facet]:
    """Return the facets of a list, without empty values; `hidden` ones are said by the path."""
    facets = [_facet(name, listing, shell, path, hidden) for name in FACETS if name not in hidden]
    return [facet for facet in facets if facet.values]


def chosen_values(filters: Filters, shell: Shell, path: str, hidden: frozenset[str] = frozenset()) -> list[FacetValue]:
    """Return what is chosen, each with the address of the list without it."""
    return [
        FacetValue(_label_of_slug(name, slug, shell), slug, 0, _url(filters.without(name), path, hidden), True)
        for name, slug in filters.chosen
        if name not in hidden
    ]


def _facet(name: str, listing: Listing, shell: Shell, path: str, hidden: frozenset[str]) -> Facet:
    dimension, kind = PARAMETERS[name]
    own = dict(listing.filters.chosen).get(name)
    places = {number: place for place, number in enumerate(shell.of(kind))} if kind else {}
    values = []
    for (_, found, key), count in listing.counts.items():
        if found != dimension:
            continue
        line = shell.with_ancestors(kind, int(key)) if kind else []
        line = line if name in TREES else line[:1]
        slug, label = (line[0].slug, short_name(line[0])) if line else (key, key)
        chosen = slug == own
        filters = listing.filters.without(name) if chosen else listing.filters.with_value(name, slug)
        value = FacetValue(label, slug, count, _url(filters, path, hidden), chosen, max(0, len(line) - 1))
        values.append((_order(dimension, key, count, line, places), value))
    values.sort(key=lambda pair: pair[0])
    return Facet(name, str(Dimension(dimension).label), [value for _, value in values])


def _order(dimension: str, key: str, count: int, line: list[Part], places: dict[int, int]) -> tuple[int, ...]:
    """Years newest first; parts of the shell in their own order, children after their parent; the rest by count."""
    if dimension == Dimension.YEAR:
        return (-int(key),)
    if places:
        return tuple(places[part.id] for part in reversed(line)) or (len(places),)
    return (-count,)


def _label_of_slug(name: str, slug: str, shell: Shell) -> str:
    kind = PARAMETERS[name][1]
    part = shell.by_slug(kind, slug) if kind else None
    return short_name(part) if part else slug


def _url(filters: Filters, path: str, hidden: frozenset[str]) -> str:
    query = filters.query(hidden)
    return f"{path}?{query}" if query else path
