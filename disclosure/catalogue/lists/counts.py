"""Read the counters behind a list. Each function costs one query, whatever the size of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from disclosure.catalogue.enums import Dimension
from disclosure.catalogue.models import TermCount, TermMonthCount, TermPairCount
from disclosure.catalogue.terms import TermKey


def months_of(key: TermKey) -> tuple[int, list[tuple[int, int]]]:
    """Return the id of a term and its (yyyymm, n), newest first: at most 300 rows in 25 years.

    A term that no item carries has the id 0 and no months.
    """
    rows = TermMonthCount.objects.filter(_is(key), n__gt=0).order_by("-month").values_list("term_id", "month", "n")
    found = list(rows)
    return (found[0][0] if found else 0), [(month, n) for _, month, n in found]


def sizes_of(keys: Sequence[TermKey]) -> dict[int, int]:
    """Return how many items carry each term, by its id; those that none carries are missing."""
    wanted = Q()
    for key in keys:
        wanted |= _is(key)
    return dict(TermCount.objects.filter(wanted, n__gt=0).values_list("term_id", "n"))


def pair_size(term: int, other: int) -> int:
    """Return how many items carry both terms."""
    return TermPairCount.objects.filter(term_id=term, other_id=other).values_list("n", flat=True).first() or 0


def pair_counts(term: int, language: str, own: str) -> dict[TermKey, int]:
    """Return the facet counts of a one-term list; its `own` facet counts without its own choice."""
    inside = TermPairCount.objects.filter(term_id=term, n__gt=0).exclude(other__dimension=own)
    everything = TermPairCount.objects.filter(
        _is((language, str(Dimension.ALL), "")), other__dimension=own, other__language=language, n__gt=0
    )
    columns = ("other__language", "other__dimension", "other__key", "n")
    rows = inside.values_list(*columns).union(everything.values_list(*columns), all=True)
    return {(lang, dimension, key): n for lang, dimension, key, n in rows}


def _is(key: TermKey) -> Q:
    language, dimension, value = key
    return Q(term__language=language, term__dimension=dimension, term__key=value)
