"""Lets the test runner empty the database: the triggers of the audit trail stand aside while it does, only here.

Tests with real transactions end with a flush, which deletes from every table; nothing in the project does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.test import TransactionTestCase

from base.audit import triggers

_case: Any = TransactionTestCase  # the method has no public name
flush: Callable[[TransactionTestCase], None] = _case._fixture_teardown


@contextmanager
def triggers_lifted() -> Iterator[None]:
    """What only the owner of a database can do: drop the triggers; and lay them again."""
    with connection.cursor() as cursor:
        for table in triggers.TABLES:
            for name in triggers.names_of(connection.vendor, table):
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
    try:
        yield
    finally:
        triggers.lay(connection)


def _flush_without_triggers(case: TransactionTestCase) -> None:
    with triggers_lifted():
        flush(case)


_case._fixture_teardown = _flush_without_triggers
