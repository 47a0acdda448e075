"""PostgreSQL with what Debian ships: character pairs in a GIN index propose, the text itself decides.

A pair is the integer made of two neighbouring UTF-16 units of the squeezed text, so no two pairs share one. A
phrase of two characters is found by its pair alone; a longer one is looked for in the text once more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction

from search.documents import Document
from search.engines.base import EmbeddedEngine, document_place
from search.engines.candidates import Candidate, Reading, Texts
from search.engines.counting import Row
from search.engines.pairs import hashes, letter_hashes, literal, pairs_of, singles_of
from search.engines.scope import Scope, validity_column
from search.facts import line_of
from search.models import IndexedEntry
from search.plan import Clause
from search.request import Answer, Query

_COLUMNS = ("place", "title", "text", "files", "facts", "head", "pairs", "sound", "sounds")
_INSERT = (
    f"INSERT INTO search_pairs ({', '.join(_COLUMNS)})"  # noqa: S608  constants of this module
    " VALUES (%s, %s, %s, %s, %s::text[], %s::int4[], %s::int4[], %s, %s::int4[])"
)
_IN_TITLE = "position(%s IN search_pairs.title) > 0"
_ANYWHERE = "(position(%s IN search_pairs.text) > 0 OR position(%s IN search_pairs.files) > 0)"


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
            for index in ("head", "pairs", "sounds"):
                cursor.execute("SELECT gin_clean_pending_list(%s)", [f"search_pairs_{index}"])
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
        return [Candidate.of(*row) for row in _newest("title", _look_up(clause, scope), scope, limit)]

    def rows(self, clauses: Sequence[Clause], scope: Scope, limit: int) -> list[Row]:
        looks = [_look_up(clause, scope) for clause in clauses]
        found = {row[0]: Row(*row) for look in looks for row in _newest("facts", look, scope, limit)}
        return [found[place] for place in sorted(found, reverse=True)[:limit]]

    def texts(self, places: Sequence[int]) -> Texts:
        with connection.cursor() as cursor:
            cursor.execute("SELECT place, title, text FROM search_pairs WHERE place = ANY(%s)", [list(places)])
            return {place: (title, text[len(title) + 1 :]) for place, title, text in cursor.fetchall()}

    def sounding(self, syllables: Sequence[str], scope: Scope, limit: int) -> list[Candidate]:
        heard = f" {' '.join(syllables)} "
        return _heard(hashes(syllables), heard, scope, limit)

    def by_initials(self, letters: str, scope: Scope, limit: int) -> list[Candidate]:
        return _heard(letter_hashes(letters), letters, scope, limit)


@contextmanager
def _by_index() -> Iterator[None]:
    """Arrays and texts lie out of line, which the planner's price of reading a whole table leaves out. And compiling
    a query, as the price of many hits suggests, takes longer than answering it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan TO off; SET LOCAL jit TO off")
        yield
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL jit TO DEFAULT")


@dataclass
class LookUp:
    """What an index proposes, and what the texts must say then. Values go with their conditions."""

    proposed: list[str] = field(default_factory=list)
    proposed_values: list[Any] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    said_values: list[Any] = field(default_factory=list)

    def propose(self, condition: str, value: Any) -> None:
        self.proposed.append(condition)
        self.proposed_values.append(value)

    def say(self, condition: str, *values: Any) -> None:
        self.said.append(condition)
        self.said_values += values


def _heard(hashes: set[int], sound: str, scope: Scope, limit: int) -> list[Candidate]:
    look = LookUp()
    look.propose("sounds @> %s::int4[]", literal(hashes))
    look.say("position(%s IN search_pairs.sound) > 0", sound)
    return [Candidate.of(*row) for row in _newest("title", look, scope, limit)]


def _look_up(clause: Clause, scope: Scope) -> LookUp:
    """The pairs that must be there, and the phrases that these do not settle."""
    look = LookUp()
    _want(look, clause, in_titles=_in_titles(clause))
    for phrase in scope.required:  # beside what the clause wants, so a single character may stand in a text, too
        _want(look, Clause("title" if scope.titles_only else "anywhere", (phrase,)), in_titles=scope.titles_only)
    if scope.facts:
        look.propose("facts @> %s::text[]", list(scope.facts))
    for phrase in scope.excluded:
        look.say(f"NOT {_ANYWHERE}", phrase, phrase)
    return look


def _want(look: LookUp, clause: Clause, *, in_titles: bool) -> None:
    pairs = set[int]().union(*map(pairs_of, clause.phrases))
    if in_titles:
        pairs |= singles_of("".join(clause.phrases))
    if pairs:
        look.propose(f"{'head' if clause.where == 'title' else 'pairs'} @> %s::int4[]", literal(pairs))
    for phrase in clause.phrases:
        if len(phrase) > 2 or (len(phrase) == 1 and not in_titles):
            look.say(*((_IN_TITLE, phrase) if clause.where == "title" else (_ANYWHERE, phrase, phrase)))


def _newest(column: str, look: LookUp, scope: Scope, limit: int) -> list[tuple[Any, ...]]:
    """Place, that column of the row, and validity of the newest documents that are found.

    The index goes first, always: the planner would rather walk all documents from the newest where it believes that
    many match, and read each one's array. Then texts are read from the newest on, no more than it takes.
    """
    validity, today = validity_column()
    conditions, values = scope.row_conditions()
    texts = " JOIN search_pairs ON search_pairs.place = newest.place" if look.said else ""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH proposed AS MATERIALIZED (SELECT place FROM search_pairs"  # noqa: S608  constants of this module
            f" WHERE {' AND '.join(look.proposed)} AND place BETWEEN %s AND %s)"
            f" SELECT newest.place, search_indexedentry.{column}, {validity}"
            " FROM (SELECT place FROM proposed ORDER BY place DESC OFFSET 0) AS newest"
            f" JOIN search_indexedentry ON search_indexedentry.place = newest.place{texts}"
            f" WHERE {' AND '.join([conditions, *look.said])} ORDER BY newest.place DESC LIMIT %s",
            [*look.proposed_values, scope.lowest, scope.highest, *today, *values, *look.said_values, limit],
        )
        return list(cursor.fetchall())


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
