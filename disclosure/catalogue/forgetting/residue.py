"""What a database and its caches keep of rows that have gone."""

from __future__ import annotations

import logging

from django.core.cache import caches
from django.db import DatabaseError, connection

logger = logging.getLogger(__name__)


def overwrite_what_is_deleted() -> None:
    """Let SQLite write zeros where a row was. Call before the first row goes."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def clear_residue() -> None:
    """Empty the caches, and have the database give up pages, log and dead rows. Outside of a transaction.

    A failure is logged: `manage.py clear_residue` tries again.
    """
    for alias in caches:
        caches[alias].clear()
    try:
        clean_database()
    except DatabaseError:
        logger.exception("residue of an erasure: run manage.py clear_residue")


def clean_database() -> None:
    """Raises DatabaseError where somebody else is in the way."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("PRAGMA secure_delete = OFF")
        elif connection.vendor == "postgresql":
            cursor.execute("VACUUM (ANALYZE)")
