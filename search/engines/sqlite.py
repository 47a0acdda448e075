"""SQLite FTS5. The index holds no text, and so its 'delete' wants the very values that went in: those are kept
packed beside it (`search_source`). Titles have an index of their own, where a word that is common in texts is not;
titles as they sound are a small table."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

from search import sounds
from search.documents import Document
from search.engines.base import EmbeddedEngine, document_place
from search.engines.candidates import Candidate, Texts
from search.engines.counting import Row
from search.engines.scope import Scope, validity_column
from search.facts import lines
from search.models import IndexedEntry
from search.plan import Clause
from search.tokens import spaced

_SEPARATOR = "\0"
_TITLES, _TEXTS, _SOUNDS = "search_title", "search_text", "search_sound"
_COLUMNS = {_TITLES: ("title", "number", "facts"), _TEXTS: ("title", "number", "body", "files", "facts")}
_PACKED = ("title", "number", "body", "facts")
_IN_TITLE = "{title number} : "
_NO_WORD = re.compile("[^0-9A-Za-z\x80-\U0010ffff]")


class SqliteEngine(EmbeddedEngine):
    """Single characters in order; what is typed reaches FTS5 only as quoted words."""

    name = "sqlite"

    def insert(self, documents: Sequence[Document]) -> None:
        places = [document_place(document) for document in documents]
        values = list(zip(places, map(_fields, documents), strict=True))
        heard = [
            (place, one.sound, " ".join(sounds.pairs_of_letters(one.initials)))
            for place, one in zip(places, documents, strict=True)
        ]
        with connection.cursor() as cursor:
            for table in _COLUMNS:
                cursor.executemany(_insert(table), [(place, *_columns(table, fields)) for place, fields in values])
            cursor.executemany(
                "INSERT INTO search_source (place, packed, files) VALUES (%s, %s, %s)",
                [(place, _packed(fields), _packed_files(fields)) for place, fields in values],
            )
            cursor.executemany("INSERT INTO search_sound (rowid, sound, initials) VALUES (%s, %s, %s)", heard)

    def delete(self, places: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            held = [row for chunk in _chunks(places) for row in _sources(cursor, chunk, "packed, files")]
            if not held:
                return
            gone = [(row[0],) for row in held]
            for table in _COLUMNS:
                values = [(place, *_columns(table, _unpacked(packed, files))) for place, packed, files in held]
                cursor.executemany(_delete(table), values)
            cursor.executemany("DELETE FROM search_source WHERE place = %s", gone)
            cursor.executemany("DELETE FROM search_sound WHERE rowid = %s", gone)

    def clear(self) -> None:
        IndexedEntry.objects.all().delete()
        with connection.cursor() as cursor:
            for table in _COLUMNS:
                cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608  a constant
            cursor.execute("DELETE FROM search_source")
            cursor.execute("DELETE FROM search_sound")

    def tidy(self) -> None:
        with connection.cursor() as cursor:
            for table in (*_COLUMNS, _SOUNDS):
                cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608  a constant

    def problems(self) -> list[str]:
        tables = ("search_source", "search_text_docsize", "search_title_docsize", "search_indexedentry")
        with connection.cursor() as cursor:
            cursor.execute("SELECT " + ", ".join(f"(SELECT count(*) FROM {table})" for table in tables))  # noqa: S608
            found = cursor.fetchone()
        if len(set(found)) == 1:
            return []
        return [", ".join(f"{table}: {count}" for table, count in zip(tables, found, strict=True))]

    def matching(self, clause: Clause, scope: Scope, limit: int) -> list[Candidate]:
        return _candidates(*_match([clause], scope), scope, limit)

    def rows(self, clauses: Sequence[Clause], scope: Scope, limit: int) -> list[Row]:
        """Those for titles are looked up in the small table, those for texts in the large one."""
        apart = [[clause for clause in clauses if clause.where == where] for where in ("title", "anywhere")]
        looks = [_match(some, scope) for some in apart if some]
        found = {row[0]: Row(*row) for look in looks for row in _select("facts", *look, scope, limit)}
        return [found[place] for place in sorted(found, reverse=True)[:limit]]

    def texts(self, places: Sequence[int]) -> Texts:
        with connection.cursor() as cursor:
            held = [row for chunk in _chunks(places) for row in _sources(cursor, chunk, "packed")]
        fields = {place: _unpacked(packed) for place, packed in held}
        return {place: (f"{one['title']}\n{one['number']}", one["body"]) for place, one in fields.items()}

    def sounding(self, syllables: Sequence[str], scope: Scope, limit: int) -> list[Candidate]:
        return _candidates(_SOUNDS, f"sound : {_quoted(' '.join(syllables))}", scope, limit)

    def by_initials(self, letters: str, scope: Scope, limit: int) -> list[Candidate]:
        wanted = " ".join(sounds.pairs_of_letters(letters))
        return _candidates(_SOUNDS, f"initials : {_quoted(wanted)}", scope, limit)


def _candidates(table: str, match: str, scope: Scope, limit: int) -> list[Candidate]:
    return [Candidate.of(*row) for row in _select("title", table, match, scope, limit)]


def _select(column: str, table: str, match: str, scope: Scope, limit: int) -> list[tuple[Any, ...]]:
    """Place, that column of the row, and validity of the newest documents that match."""
    validity, today = validity_column()
    conditions, values = scope.row_conditions()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {table}.rowid, search_indexedentry.{column}, {validity}"  # noqa: S608  names of this module
            f" FROM {table} CROSS JOIN search_indexedentry ON search_indexedentry.place = {table}.rowid"
            f" WHERE {table} MATCH %s AND {table}.rowid BETWEEN %s AND %s AND {conditions}"
            f" ORDER BY {table}.rowid DESC LIMIT %s",
            [*today, match, scope.lowest, scope.highest, *values, limit],
        )
        return list(cursor.fetchall())


def _match(clauses: Sequence[Clause], scope: Scope) -> tuple[str, str]:
    """The table to look in, and what it has to match."""
    beyond_titles = scope.excluded or (scope.required and not scope.titles_only)
    in_titles = all(clause.where == "title" for clause in clauses) and not beyond_titles
    every = [f"({' OR '.join(map(_clause, clauses))})"]
    every += [(_IN_TITLE if scope.titles_only else "") + _phrase(phrase) for phrase in scope.required]
    every += [_quoted(_word(fact)) for fact in scope.facts]
    match = " AND ".join(every)
    if scope.excluded:
        match = f"({match}) NOT ({' OR '.join(map(_phrase, scope.excluded))})"
    return (_TITLES if in_titles else _TEXTS), match


def _clause(clause: Clause) -> str:
    column = _IN_TITLE if clause.where == "title" else ""
    return f"{column}({' AND '.join(map(_phrase, clause.phrases))})"


def _phrase(squeezed: str) -> str:
    return _quoted(spaced(squeezed))


def _quoted(words: str) -> str:
    return '"' + words.replace('"', "") + '"'


def _word(fact: str) -> str:
    """A fact as one word of the index that no text contains: no token of a text has this dot in it."""
    return "·" + _NO_WORD.sub(lambda found: f"·{ord(found[0]):x}·", fact)


def _fields(document: Document) -> dict[str, str]:
    return {
        "title": document.squeezed_title,
        "number": document.squeezed_number,
        "body": document.squeezed_text,
        "facts": lines(document.facts),
        "files": document.files_text,
    }


def _columns(table: str, fields: dict[str, str]) -> Iterator[str]:
    for name in _COLUMNS[table]:
        yield " ".join(map(_word, fields[name].splitlines())) if name == "facts" else spaced(fields[name])


def _insert(table: str) -> str:
    columns = _COLUMNS[table]
    places = ", ".join(["%s"] * (len(columns) + 1))
    return f"INSERT INTO {table} (rowid, {', '.join(columns)}) VALUES ({places})"  # noqa: S608  constants


def _delete(table: str) -> str:
    columns = _COLUMNS[table]
    places = ", ".join(["%s"] * (len(columns) + 1))
    return f"INSERT INTO {table} ({table}, rowid, {', '.join(columns)}) VALUES ('delete', {places})"  # noqa: S608


def _packed(fields: dict[str, str]) -> bytes:
    return zlib.compress(_SEPARATOR.join(fields[name] for name in _PACKED).encode(), 1)


def _packed_files(fields: dict[str, str]) -> bytes:
    return zlib.compress(fields["files"].encode(), 1) if fields["files"] else b""


def _unpacked(packed: bytes, files: bytes = b"") -> dict[str, str]:
    fields = dict(zip(_PACKED, zlib.decompress(packed).decode().split(_SEPARATOR), strict=True))
    return {**fields, "files": zlib.decompress(files).decode() if files else ""}


def _sources(cursor: Any, places: Sequence[int], columns: str) -> list[tuple[Any, ...]]:
    marks = ", ".join(["%s"] * len(places))
    cursor.execute(f"SELECT place, {columns} FROM search_source WHERE place IN ({marks})", list(places))  # noqa: S608
    return list(cursor.fetchall())


def _chunks(places: Sequence[int], size: int = 500) -> list[Sequence[int]]:
    return [places[start : start + size] for start in range(0, len(places), size)]
