"""Running numbers without gaps by rollback and without doubles under concurrency.

The number is taken by one statement that also locks its row until the transaction ends: whoever comes next
waits, and what is rolled back gives its numbers back. Take several sequences in the order of their names,
so that two transactions never wait for each other.
"""

from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.transaction import TransactionManagementError

from base.models import Sequence

_TAKE = """
INSERT INTO {table} (name, value) VALUES (%s, %s)
ON CONFLICT (name) DO UPDATE SET value = {table}.value + EXCLUDED.value
RETURNING value
"""
_RAISE = """
INSERT INTO {table} (name, value) VALUES (%s, %s)
ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value WHERE {table}.value < EXCLUDED.value
"""


def take(name: str, count: int = 1) -> int:
    """Take `count` successive numbers of the sequence `name` and return the first of them.

    A sequence begins at 1. Raises ValueError for a count below 1 and TransactionManagementError outside of
    a transaction, where a number would be lost if what it was taken for fails.
    """
    if count < 1:
        raise ValueError(f"cannot take {count} numbers")
    with _connection_in_transaction().cursor() as cursor:
        cursor.execute(_sql(_TAKE), [name, count])
        (last,) = cursor.fetchone()
    return int(last) - count + 1


def raise_to(name: str, value: int) -> None:
    """Make sure that the next number of `name` is above `value`, as after an import. It never lowers.

    Raises TransactionManagementError outside of a transaction.
    """
    with _connection_in_transaction().cursor() as cursor:
        cursor.execute(_sql(_RAISE), [name, value])


def _connection_in_transaction() -> BaseDatabaseWrapper:
    connection = connections[router.db_for_write(Sequence)]
    if not connection.in_atomic_block:
        raise TransactionManagementError("A sequence is used inside a transaction only.")
    return connection


def _sql(template: str) -> str:
    return template.format(table=Sequence._meta.db_table)
