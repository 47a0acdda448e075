"""SQLite FTS5. The index holds no text, and so its 'delete' wants the very values that went in: those are kept
packed beside it (`search_source`). Titles as they sound are a small table of their own."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from django.db import connection

from search import sounds
from search.documents import Document
from search.engines.base import MAX_RANKED, Candidate, Engine
from search.models import IndexedEntry
from search.plan import Clause
from search.tokens import spaced

_SEPARATOR = "\0"
_COLUMNS = {"title": "{title number} : ", "anywhere": ""}
_INSERT = "INSERT INTO search_text (rowid, title, number, body) VALUES (%s, %s, %s, %s)"
_DELETE = "INSERT INTO search_text (search_text, rowid, title, number, body) VALUES ('delete', %s, %s, %s, %s)"
_TABLES = ("search_text", "search_sound")


class SqliteEngine(Engine):
    """Single characters in order; what is typed reaches FTS5 only as quoted words."""

    def insert(self, documents: Sequence[Document]) -> None:
        values = [(one.id, one.squeezed_title, one.squeezed_number, one.squeezed_text) for one in documents]
        heard = [(one.id, one.sound, " ".join(sounds.pairs_of_letters(one.initials))) for one in documents]
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT, [(number, *map(spaced, text)) for number, *text in values])
            cursor.executemany(
                "INSERT INTO search_source (id, packed) VALUES (%s, %s)",
                [(number, _packed(text)) for number, *text in values],
            )
            cursor.executemany("INSERT INTO search_sound (rowid, sound, initials) VALUES (%s, %s, %s)", heard)

    def delete(self, ids: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            held = [row for chunk in _chunks(ids) for row in _sources(cursor, chunk)]
            if not held:
                return
            gone = [(number,) for number, _ in held]
            cursor.executemany(_DELETE, [(number, *map(spaced, _unpacked(packed))) for number, packed in held])
            cursor.executemany("DELETE FROM search_source WHERE id = %s", gone)
            cursor.executemany("DELETE FROM search_sound WHERE rowid = %s", gone)

    def clear(self) -> None:
        IndexedEntry.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_text (search_text) VALUES ('delete-all')")
            cursor.execute("DELETE FROM search_source")
            cursor.execute("DELETE FROM search_sound")

    def tidy(self) -> None:
        with connection.cursor() as cursor:
            for table in _TABLES:
                cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608  a constant

    def problems(self) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT (SELECT count(*) FROM search_source), (SELECT count(*) FROM search_text_docsize)")
            sources, texts = cursor.fetchone()
        entries = IndexedEntry.objects.count()
        if sources == texts == entries:
            return []
        return [f"{entries} entries, {sources} sources, {texts} texts"]

    def matching(self, clause: Clause, language: str, limit: int) -> list[Candidate]:
        return _rows("search_text", "-bm25(search_text, 10, 10, 1)", _match(clause), language, limit)

    def count(self, clause: Clause, language: str, limit: int) -> int:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM (SELECT 1 FROM search_text CROSS JOIN search_indexedentry AS held"
                " ON held.id = search_text.rowid WHERE search_text MATCH %s AND held.language = %s LIMIT %s)",
                [_match(clause), language, limit],
            )
            return int(cursor.fetchone()[0])

    def sounding(self, syllables: Sequence[str], language: str, limit: int) -> list[Candidate]:
        return _rows("search_sound", "0.0", f"sound : {_quoted(' '.join(syllables))}", language, limit)

    def by_initials(self, letters: str, language: str) -> list[Candidate]:
        wanted = " ".join(sounds.pairs_of_letters(letters))
        return _rows("search_sound", "0.0", f"initials : {_quoted(wanted)}", language, MAX_RANKED)

    def loosely(self, pairs: Sequence[str], language: str) -> list[Candidate]:
        wanted = " OR ".join(_quoted(spaced(pair)) for pair in pairs)
        return _rows("search_text", "-bm25(search_text)", f"title : ({wanted})", language, MAX_RANKED)


def _rows(table: str, score: str, match: str, language: str, limit: int) -> list[Candidate]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT held.id, held.title, held.published, {score}"  # noqa: S608  constants of this module
            f" FROM {table} CROSS JOIN search_indexedentry AS held ON held.id = {table}.rowid"
            f" WHERE {table} MATCH %s AND held.language = %s ORDER BY {table}.rowid DESC LIMIT %s",
            [match, language, limit],
        )
        return [Candidate(*row) for row in cursor.fetchall()]


def _match(clause: Clause) -> str:
    wanted = " AND ".join(_quoted(spaced(phrase)) for phrase in clause.phrases)
    return f"{_COLUMNS[clause.where]}({wanted})"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', "") + '"'


def _packed(text: Sequence[str]) -> bytes:
    return zlib.compress(_SEPARATOR.join(text).encode(), 1)


def _unpacked(packed: bytes) -> list[str]:
    return zlib.decompress(packed).decode().split(_SEPARATOR)


def _sources(cursor: Any, ids: Sequence[int]) -> list[tuple[int, bytes]]:
    places = ", ".join(["%s"] * len(ids))
    cursor.execute(f"SELECT id, packed FROM search_source WHERE id IN ({places})", list(ids))  # noqa: S608
    return list(cursor.fetchall())


def _chunks(ids: Sequence[int], size: int = 500) -> list[Sequence[int]]:
    return [ids[start : start + size] for start in range(0, len(ids), size)]
