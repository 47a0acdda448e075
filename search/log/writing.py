"""Count searches and opened results. One statement each, and never at the cost of an answer."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connection, transaction

from base.clock import today
from disclosure.catalogue.kinds import search_groups
from search.asking import Asked
from search.log.models import OpenedResult, SearchedQuery
from search.log.personal import keepable
from search.request import MAX_COUNTED, Sort

logger = logging.getLogger(__name__)

PATIENCE = 50  # milliseconds that a reader waits for SQLite's write lock: then the search is answered uncounted
_MACHINE = re.compile(r"bot|spider|crawl|slurp|curl|wget|python|java/|go-http|headless", re.IGNORECASE)

_SEARCHED = (
    f"INSERT INTO {SearchedQuery._meta.db_table} AS held (day, language, query, tab, times, results)"  # noqa: S608
    " VALUES (%s, %s, %s, %s, 1, %s) ON CONFLICT (day, language, query, tab)"
    " DO UPDATE SET times = held.times + 1, results = excluded.results"
)
_OPENED = (
    f"INSERT INTO {OpenedResult._meta.db_table} AS held (day, language, query, number, times)"  # noqa: S608
    " VALUES (%s, %s, %s, %s, 1) ON CONFLICT (day, language, query, number) DO UPDATE SET times = held.times + 1"
)


def note_search(asked: Asked, language: str, total: int, agent: str) -> None:
    """Count a search: once, not with every page, order and filter that follow it, and not for machines."""
    if asked.page > 1 or _is_narrowed(asked) or _MACHINE.search(agent):
        return
    if asked.tab and asked.tab not in search_groups():  # whatever somebody wrote into an address
        return
    if query := keepable(asked.text):
        values = [today(), language, query, asked.tab, min(total, MAX_COUNTED)]
        _write(_SEARCHED, values)


def note_opened(text: str, language: str, number: int) -> None:
    """Count an item that was opened from the results of something that was searched for today."""
    query = keepable(text)
    if query and SearchedQuery.objects.filter(day=today(), language=language, query=query).exists():
        _write(_OPENED, [today(), language, query, number])


def _is_narrowed(asked: Asked) -> bool:
    return bool(
        asked.chosen or asked.within or asked.since or asked.until or asked.titles_only or asked.sort != Sort.RELEVANCE
    )


def _write(statement: str, values: list[Any]) -> None:
    try:
        with _impatient(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError as error:
        logger.info("a search was not counted: %s", type(error).__name__)


@contextmanager
def _impatient() -> Iterator[None]:
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {int(before)}")
