"""PostgreSQL with what Debian ships: character pairs in a GIN index propose, the text itself decides.

A pair is the integer made of two neighbouring UTF-16 units of the squeezed text, so no two pairs share one. A
phrase of two characters is found by its pair alone; a longer one is looked for in the text once more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from search.documents import Document
from search.engines.base import EmbeddedEngine, document_place
from search.engines.candidates import Candidate, Reading, Texts
from search.engines.counting import Row
from search.engines.pairs import hashes, letter_hashes, literal, pairs_of, singles_of
from search.engines.scope import Scope, Sql, validity_column
from search.facts import line_of
from search.models import IndexedEntry
from search.plan import Clause
from search.request import Answer, Query

_COLUMNS = ("place", "title", "text", "files", "facts", "head", "pairs", "sound", "sounds")
_INSERT = (
    f"INSERT INTO search_pairs ({', '.join(_COLUMNS)})"  # noqa: S608  constants of this module
    " VALUES (%s, %s, %s, %s, %s::text[], %s::int4[], %s::int4[], %s, %s::int4[])"
)
_SOUND = "search_pairs.sounds @> %s::int4[] AND position(%s IN search_pairs.sound) > 0"
_NOWHERE = "position(%s IN search_pairs.text) = 0 AND position(%s IN search_pairs.files) = 0"


class PostgresEngine(EmbeddedEngine):
    """Two arrays of pairs for each document: those of its title and number, and all of them."""

    name = "postgresql"

    def insert(self, documents: Sequence[Document]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT, [_values(document) for document in documents])

    def delete(self, places: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_pairs WHERE place = ANY(%s)", [list(places)])

    def clear(self) -> None:
        IndexedEntry.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_pairs")

    def tidy(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_pairs")
            cursor.execute("ANALYZE search_indexedentry")

    def problems(self) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM search_pairs")
            texts = cursor.fetchone()[0]
        entries = IndexedEntry.objects.count()
        return [] if texts == entries else [f"search_indexedentry: {entries}, search_pairs: {texts}"]

    def search(self, query: Query) -> Answer:
        with _by_index():
            return super().search(query)

    def readings(self, query: Query) -> Iterator[Reading]:
        with _by_index():
            yield from super().readings(query)

    def matching(self, clause: Clause, scope: Scope, limit: int) -> list[Candidate]:
        return [Candidate.of(*row) for row in _select("title", _any_of([clause]), scope, limit)]

    def rows(self, clauses: Sequence[Clause], scope: Scope, limit: int) -> list[Row]:
        return [Row(*row) for row in _select("facts", _any_of(clauses), scope, limit)]

    def texts(self, places: Sequence[int]) -> Texts:
        with connection.cursor() as cursor:
            cursor.execute("SELECT place, title, text FROM search_pairs WHERE place = ANY(%s)", [list(places)])
            return {place: (title, text[len(title) + 1 :]) for place, title, text in cursor.fetchall()}

    def sounding(self, syllables: Sequence[str], scope: Scope, limit: int) -> list[Candidate]:
        heard = f" {' '.join(syllables)} "
        return _heard([literal(hashes(syllables)), heard], scope, limit)

    def by_initials(self, letters: str, scope: Scope, limit: int) -> list[Candidate]:
        return _heard([literal(letter_hashes(letters)), letters], scope, limit)


@contextmanager
def _by_index() -> Iterator[None]:
    """Arrays and texts lie out of line, which the planner's price of reading a whole table leaves out."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan TO off")
        yield
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")


def _heard(values: list[Any], scope: Scope, limit: int) -> list[Candidate]:
    return [Candidate.of(*row) for row in _rows("title", (_SOUND, values), scope, limit)]


def _select(column: str, found: Sql, scope: Scope, limit: int) -> list[tuple[Any, ...]]:
    """Place, that column of the row, and validity of the newest documents that are found, within the scope."""
    sql, values = found
    if scope.facts:
        sql += " AND search_pairs.facts @> %s::text[]"
        values = [*values, list(scope.facts)]
    for phrase in scope.required:
        more, wanted = _holds(Clause("title" if scope.titles_only else "anywhere", (phrase,)))
        sql, values = f"{sql} AND {more}", [*values, *wanted]
    for phrase in scope.excluded:
        sql, values = f"{sql} AND {_NOWHERE}", [*values, phrase, phrase]
    return _rows(column, (sql, values), scope, limit)


def _rows(column: str, found: Sql, scope: Scope, limit: int) -> list[tuple[Any, ...]]:
    validity, today = validity_column()
    conditions, values = scope.row_conditions()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT search_pairs.place, search_indexedentry.{column}, {validity}"  # noqa: S608  constants
            " FROM search_pairs JOIN search_indexedentry ON search_indexedentry.place = search_pairs.place"
            f" WHERE {found[0]} AND search_pairs.place BETWEEN %s AND %s AND {conditions}"
            " ORDER BY search_pairs.place DESC LIMIT %s",
            [*today, *found[1], scope.lowest, scope.highest, *values, limit],
        )
        return list(cursor.fetchall())


def _any_of(clauses: Sequence[Clause]) -> Sql:
    parts = [_holds(clause) for clause in clauses]
    return f"({' OR '.join(sql for sql, _ in parts)})", [value for _, values in parts for value in values]


def _holds(clause: Clause) -> Sql:
    """The pairs that must be there, and the phrases that these do not settle."""
    in_titles = _in_titles(clause)
    pairs = set[int]().union(*map(pairs_of, clause.phrases))
    if in_titles:
        pairs |= singles_of("".join(clause.phrases))
    unsettled = [one for one in clause.phrases if len(one) > 2 or (len(one) == 1 and not in_titles)]
    column = "head" if clause.where == "title" else "pairs"
    parts = [f"search_pairs.{column} @> %s::int4[]"] if pairs else []
    values: list[Any] = [literal(pairs)] if pairs else []
    for phrase in unsettled:
        if clause.where == "title":
            parts.append("position(%s IN search_pairs.title) > 0")
            values.append(phrase)
        else:
            parts.append("(position(%s IN search_pairs.text) > 0 OR position(%s IN search_pairs.files) > 0)")
            values += [phrase, phrase]
    return f"({' AND '.join(parts)})", values


def _in_titles(clause: Clause) -> bool:
    """A single character alone is looked for in titles: in texts it would be everywhere."""
    return clause.where == "title" or all(len(phrase) == 1 for phrase in clause.phrases)


def _values(document: Document) -> tuple[Any, ...]:
    title = f"{document.squeezed_title}\n{document.squeezed_number}"
    text = f"{title}\n{document.squeezed_text}"
    head = pairs_of(document.squeezed_title) | pairs_of(document.squeezed_number) | singles_of(title)
    pairs = head | pairs_of(document.squeezed_text) | pairs_of(document.files_text)
    heard = document.sound.split()
    sounds = hashes(heard) | letter_hashes(document.initials)
    sound = f" {' '.join(heard)} \n{document.initials}"
    facts = [line_of(fact) for fact in document.facts]
    place = document_place(document)
    return place, title, text, document.files_text, facts, literal(head), literal(pairs), sound, literal(sounds)
