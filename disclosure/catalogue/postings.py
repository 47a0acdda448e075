"""Move postings and their counters: a few statements a release, whatever the size of the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import permutations

from django.db import connection

from disclosure.catalogue.models import EntryTerm, Term
from disclosure.catalogue.terms import TermKey, month_of

CHUNK = 250  # rows a statement: below SQLite's limit of parameters on every version


@dataclass(frozen=True)
class Posting:
    """An entry in the lists of its terms."""

    entry_id: int
    published: int
    term_ids: frozenset[int]

    @property
    def month(self) -> int:
        return month_of(datetime.fromtimestamp(self.published, UTC))


def term_ids(keys: Iterable[TermKey]) -> dict[TermKey, int]:
    """Return the ids of terms, making those that are new."""
    wanted = sorted(set(keys))
    languages, dimensions, values = (sorted({key[i] for key in wanted}) for i in range(3))

    def known() -> dict[TermKey, int]:
        rows = Term.objects.filter(language__in=languages, dimension__in=dimensions, key__in=values)
        return {(row.language, row.dimension, row.key): row.pk for row in rows}

    found = known()
    missing = [key for key in wanted if key not in found]
    if missing:
        Term.objects.bulk_create(
            [Term(language=lang, dimension=dim, key=key) for lang, dim, key in missing], ignore_conflicts=True
        )
        found = known()
    return {key: found[key] for key in wanted}


def term_keys(ids: Iterable[int]) -> set[TermKey]:
    """Return what the terms with these ids stand for."""
    return set(Term.objects.filter(pk__in=set(ids)).values_list("language", "dimension", "key"))


def keys_in(postings: Iterable[Posting]) -> set[TermKey]:
    """Return the lists in which these postings stand. One query."""
    return term_keys(term for posting in postings for term in posting.term_ids)


def postings_of(entry_ids: Sequence[int]) -> list[Posting]:
    """Return the postings that entries have now."""
    rows: dict[tuple[int, int], set[int]] = {}
    for term, published, entry in EntryTerm.objects.filter(entry_id__in=entry_ids).values_list(
        "term_id", "published", "entry_id"
    ):
        rows.setdefault((entry, published), set()).add(term)
    return [Posting(entry, published, frozenset(terms)) for (entry, published), terms in rows.items()]


def move_postings(removed: Sequence[Posting], added: Sequence[Posting]) -> None:
    """Replace postings and bring the counters along. Runs inside the caller's transaction."""
    same = set(removed) & set(added)
    removed = [posting for posting in removed if posting not in same]
    added = [posting for posting in added if posting not in same]
    if removed:
        EntryTerm.objects.filter(entry_id__in=[posting.entry_id for posting in removed]).delete()
    if added:
        _insert([(term, p.published, p.entry_id) for p in added for term in sorted(p.term_ids)])
    _count(removed, added)


def _insert(rows: Sequence[tuple[int, int, int]]) -> None:
    """Eight or more rows an item: objects for them would cost more than the database does."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {EntryTerm._meta.db_table} (term_id, published, entry_id) VALUES (%s, %s, %s)",  # noqa: S608
            rows,
        )


def _count(removed: Sequence[Posting], added: Sequence[Posting]) -> None:
    single: Counter[tuple[int, ...]] = Counter()
    months: Counter[tuple[int, ...]] = Counter()
    pairs: Counter[tuple[int, ...]] = Counter()
    for postings, sign in ((removed, -1), (added, 1)):
        for posting in postings:
            for term in posting.term_ids:
                single[(term,)] += sign
                months[(term, posting.month)] += sign
            for pair in permutations(posting.term_ids, 2):
                pairs[pair] += sign
    _add("catalogue_termcount", ("term_id",), single)
    _add("catalogue_termmonthcount", ("term_id", "month"), months)
    _add("catalogue_termpaircount", ("term_id", "other_id"), pairs)


def _add(table: str, key: tuple[str, ...], deltas: Counter[tuple[int, ...]]) -> None:
    """Add deltas to a counter table, in the order of the keys, so that releases cannot deadlock."""
    rows = sorted((row, n) for row, n in deltas.items() if n)
    columns = ", ".join(key)
    with connection.cursor() as cursor:
        for start in range(0, len(rows), CHUNK):
            chunk = rows[start : start + CHUNK]
            places = ", ".join([f"({', '.join(['%s'] * (len(key) + 1))})"] * len(chunk))
            cursor.execute(
                f"INSERT INTO {table} ({columns}, n) VALUES {places} "  # noqa: S608  names from this module
                f"ON CONFLICT ({columns}) DO UPDATE SET n = {table}.n + excluded.n",
                [value for row, n in chunk for value in (*row, n)],
            )
