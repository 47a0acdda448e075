"""Find one page of a list. Each function costs one query, whatever the size of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from base.clock import SHANGHAI, today
from disclosure.catalogue.entry_rows import COLUMNS, entry_from
from disclosure.catalogue.models import CatalogueEntry, EntryTerm
from disclosure.catalogue.terms import TermKey
from disclosure.catalogue.validity import validity_of

PER_PAGE = 20
EXACT = 1000  # three and more filters count to here, "1000+" beyond


def place_of(months: Sequence[tuple[int, int]], offset: int) -> tuple[int, int]:
    """Return the month in which the row at `offset` stands, and its offset inside that month."""
    for month, n in months:
        if offset < n:
            return month, offset
        offset -= n
    return 0, 0


def rows_of_term(term_id: int, before: int, offset: int, limit: int) -> list[CatalogueEntry]:
    """Return entries of a term published before that second, newest first."""
    postings = EntryTerm.objects.filter(term_id=term_id, published__lt=before)
    newest = postings.order_by("-published", "-entry_id").select_related("entry")[offset : offset + limit]
    return with_validity([posting.entry for posting in newest])


def rows_of_terms(term_ids: Sequence[int], offset: int, limit: int, oldest_first: bool = False) -> list[CatalogueEntry]:
    """Return entries that carry all terms, newest first unless said otherwise; the first term is walked, the
    others are looked up by key."""
    way = "ASC" if oldest_first else "DESC"
    sql, params = _matching(term_ids, "a.entry_id")
    sql += f" ORDER BY a.published {way}, a.entry_id {way} LIMIT %s OFFSET %s"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {COLUMNS} FROM catalogue_catalogueentry e JOIN ({sql}) m ON m.entry_id = e.id "  # noqa: S608
            f"ORDER BY m.published {way}, e.id {way}",
            [*params, limit, offset],
        )
        return with_validity([entry_from(row) for row in cursor.fetchall()])


def rows_after(term_ids: Sequence[int], place: tuple[int, int] | None, limit: int) -> list[tuple[int, CatalogueEntry]]:
    """Return (published, entry) of the entries that carry all terms and come after `place` in the list."""
    sql, params = _matching(term_ids, "a.entry_id")
    if place:
        sql += " AND (a.published, a.entry_id) < (%s, %s)"
        params += place
    sql += " ORDER BY a.published DESC, a.entry_id DESC LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT m.published, {COLUMNS} FROM catalogue_catalogueentry e JOIN ({sql}) m "  # noqa: S608
            "ON m.entry_id = e.id ORDER BY m.published DESC, e.id DESC",
            [*params, limit],
        )
        rows = [(row[0], entry_from(row[1:])) for row in cursor.fetchall()]
    with_validity([entry for _, entry in rows])
    return rows


def with_validity(entries: list[CatalogueEntry]) -> list[CatalogueEntry]:
    """Give each row the state it has today, by the rule of `validity_of`."""
    day = today()
    for entry in entries:
        entry.validity = validity_of(entry, day)  # type: ignore[attr-defined]
    return entries


def count_of_terms(term_ids: Sequence[int], limit: int = EXACT) -> int:
    """Count entries that carry all terms, no further than `limit` + 1."""
    sql, params = _matching(term_ids, "a.entry_id")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({sql} LIMIT %s) m", [*params, limit + 1])  # noqa: S608
        return int(cursor.fetchone()[0])


def facets_of_terms(term_ids: Sequence[int], limit: int = EXACT) -> dict[TermKey, int]:
    """Return the facet counts over the newest `limit` entries that carry all terms."""
    sql, params = _matching(term_ids, "a.entry_id")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT k.language, k.dimension, k.key, count(*) FROM catalogue_entryterm t JOIN ("  # noqa: S608
            f"{sql} ORDER BY a.published DESC, a.entry_id DESC LIMIT %s) m ON m.entry_id = t.entry_id "
            "JOIN catalogue_term k ON k.id = t.term_id GROUP BY k.language, k.dimension, k.key",
            [*params, limit],
        )
        return {(language, dimension, key): int(n) for language, dimension, key, n in cursor.fetchall()}


def first_second_after(month: int) -> int:
    """Return the first second of the month after yyyymm, in Shanghai."""
    year, number = divmod(month, 100)
    year, number = (year + 1, 1) if number == 12 else (year, number + 1)
    return int(datetime(year, number, 1, tzinfo=SHANGHAI).timestamp())


def _matching(term_ids: Sequence[int], column: str) -> tuple[str, list[int]]:
    first, *others = term_ids
    sql = f"SELECT {column}, a.published FROM catalogue_entryterm a WHERE a.term_id = %s"  # noqa: S608
    for index, _ in enumerate(others):
        sql += (
            f" AND EXISTS (SELECT 1 FROM catalogue_entryterm b{index} WHERE b{index}.term_id = %s"  # noqa: S608
            f" AND b{index}.published = a.published AND b{index}.entry_id = a.entry_id)"
        )
    return sql, [first, *others]
