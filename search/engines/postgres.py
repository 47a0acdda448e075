"""PostgreSQL with what Debian ships: character pairs in a GIN index propose, the text itself decides.

A pair is the integer made of two neighbouring UTF-16 units of the squeezed text, so no two pairs share one. A
phrase of two characters is found by its pair alone; a longer one is looked for in the text once more.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any
from zlib import crc32

from django.db import connection, transaction

from search import sounds
from search.documents import Document
from search.engines.base import MAX_RANKED, Candidate, Engine, Hits
from search.models import IndexedEntry
from search.plan import Clause, Plan

_INSERT = (
    "INSERT INTO search_pairs (id, title, text, head, pairs, sound, sounds)"
    " VALUES (%s, %s, %s, %s::int4[], %s::int4[], %s, %s::int4[])"
)
_FROM = " FROM search_pairs AS one JOIN search_indexedentry AS held ON held.id = one.id WHERE held.language = %s"
_PAIRS = {"title": "head", "anywhere": "pairs"}
_TEXT = {"title": "title", "anywhere": "text"}


class PostgresEngine(Engine):
    """Two arrays of pairs for each document: those of its title and number, and all of them."""

    def insert(self, documents: Sequence[Document]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT, [_values(document) for document in documents])

    def delete(self, ids: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_pairs WHERE id = ANY(%s)", [list(ids)])

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
        return [] if texts == entries else [f"{entries} entries, {texts} texts"]

    def search(self, plan: Plan, language: str) -> Hits:
        # Arrays and texts lie out of line, which the planner's price of reading a whole table leaves out.
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan TO off")
            hits = super().search(plan, language)
            cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")
            return hits

    def matching(self, clause: Clause, language: str, limit: int) -> list[Candidate]:
        where, values = _conditions(clause)
        if clause.where == "title":
            return _rows("0.0", [], where, [language, *values, limit])
        # Only the newest `limit` are scored: each text has to be read for that.
        times, phrases = _times(clause.phrases)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id, title, published, {times} FROM"  # noqa: S608  constants of this module
                f" (SELECT held.id, held.title, held.published, one.text{_FROM}{where}"
                " ORDER BY held.id DESC LIMIT %s) AS newest",
                [*phrases, language, *values, limit],
            )
            return [Candidate(*row) for row in cursor.fetchall()]

    def count(self, clause: Clause, language: str, limit: int) -> int:
        where, values = _conditions(clause)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT count(*) FROM (SELECT 1{_FROM}{where} LIMIT %s) AS counted",  # noqa: S608
                [language, *values, limit],
            )
            return int(cursor.fetchone()[0])

    def sounding(self, syllables: Sequence[str], language: str, limit: int) -> list[Candidate]:
        heard = f" {' '.join(syllables)} "
        where = " AND one.sounds @> %s::int4[] AND position(%s IN one.sound) > 0"
        return _rows("0.0", [], where, [language, _literal(_hashes(syllables)), heard, limit])

    def by_initials(self, letters: str, language: str) -> list[Candidate]:
        where = " AND one.sounds @> %s::int4[] AND position(%s IN one.sound) > 0"
        wanted = _literal(_letter_hashes(letters))
        return _rows("0.0", [], where, [language, wanted, letters, MAX_RANKED])

    def loosely(self, pairs: Sequence[str], language: str) -> list[Candidate]:
        wanted = _literal(pairs_of("".join(pairs)))
        shared = "cardinality(ARRAY(SELECT unnest(one.head) INTERSECT SELECT unnest(%s::int4[])))"
        return _rows(shared, [wanted], " AND one.head && %s::int4[]", [language, wanted, MAX_RANKED])


def pairs_of(squeezed: str) -> set[int]:
    """The pairs of a squeezed text as signed 32-bit integers, the same on every machine."""
    units = squeezed.encode("utf-16-le")
    return {number for begin in (units, units[2:]) for number in _as_integers(begin[: len(begin) // 4 * 4])}


def singles_of(squeezed: str) -> set[int]:
    """The single characters, so that a title is found by one of them too."""
    return {ord(character) for character in squeezed}


def _as_integers(units: bytes) -> array[int]:
    numbers = array("i", units)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _values(document: Document) -> tuple[Any, ...]:
    title = f"{document.squeezed_title}\n{document.squeezed_number}"
    text = f"{title}\n{document.squeezed_text}"
    head = pairs_of(document.squeezed_title) | pairs_of(document.squeezed_number) | singles_of(title)
    pairs = head | pairs_of(document.squeezed_text)
    heard = document.sound.split()
    hashes = _hashes(heard) | _letter_hashes(document.initials)
    sound = f" {' '.join(heard)} \n{document.initials}"
    return document.id, title, text, _literal(head), _literal(pairs), sound, _literal(hashes)


def _conditions(clause: Clause) -> tuple[str, list[Any]]:
    """The pairs that must be there, and the phrases that these do not settle."""
    in_titles = _in_titles(clause)
    pairs = set[int]().union(*map(pairs_of, clause.phrases))
    if in_titles:
        pairs |= singles_of("".join(clause.phrases))
    unsettled = [one for one in clause.phrases if len(one) > 2 or (len(one) == 1 and not in_titles)]
    where = f" AND one.{_PAIRS[clause.where]} @> %s::int4[]" if pairs else ""
    where += f" AND position(%s IN one.{_TEXT[clause.where]}) > 0" * len(unsettled)
    return where, [*([_literal(pairs)] if pairs else []), *unsettled]


def _in_titles(clause: Clause) -> bool:
    """A single character alone is looked for in titles: in texts it would be everywhere."""
    return clause.where == "title" or all(len(phrase) == 1 for phrase in clause.phrases)


def _times(phrases: Sequence[str]) -> tuple[str, list[Any]]:
    """How often the phrases occur, rare words not weighed more, against the length of the text."""
    one = "(length(text) - length(replace(text, %s, '')))::float / %s"
    values = [value for phrase in phrases for value in (phrase, len(phrase))]
    return f"({' + '.join([one] * len(phrases))}) / (2000 + length(text))", values


def _rows(score: str, scored: list[Any], where: str, values: list[Any]) -> list[Candidate]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT held.id, held.title, held.published, {score}{_FROM}{where} ORDER BY held.id DESC LIMIT %s",
            [*scored, *values],
        )
        return [Candidate(*row) for row in cursor.fetchall()]


def _hashes(syllables: Sequence[str]) -> set[int]:
    together = [f"{one} {other}" for one, other in pairwise(syllables)]
    return {_signed(crc32(heard.encode())) for heard in [*syllables, *together]}


def _letter_hashes(letters: str) -> set[int]:
    return {_signed(crc32(f"-{pair}".encode())) for pair in sounds.pairs_of_letters(letters)}


def _signed(number: int) -> int:
    return number - (1 << 32) if number >= 1 << 31 else number


def _literal(numbers: Iterable[int]) -> str:
    return "{" + ",".join(map(str, numbers)) + "}"
