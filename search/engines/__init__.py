"""The embedded engine, as the database offers it."""

from django.db import connection

from search.engines.base import Engine, Hits
from search.engines.postgres import PostgresEngine
from search.engines.sqlite import SqliteEngine

__all__ = ["Engine", "Hits", "get_engine"]

_ENGINES: dict[str, type[Engine]] = {"sqlite": SqliteEngine, "postgresql": PostgresEngine}


def get_engine() -> Engine:
    """The engine for the database in use. Raises KeyError for a vendor other than SQLite and PostgreSQL."""
    return _ENGINES[connection.vendor]()
