"""The embedded engine, as the database offers it."""

from django.db import connection

from search.engines.base import EmbeddedEngine
from search.engines.postgres import PostgresEngine
from search.engines.sqlite import SqliteEngine
from search.request import Engine

__all__ = ["EmbeddedEngine", "Engine", "embedded", "get_engine"]

_ENGINES: dict[str, type[EmbeddedEngine]] = {"sqlite": SqliteEngine, "postgresql": PostgresEngine}


def get_engine() -> EmbeddedEngine:
    """The engine that answers searches."""
    return embedded()


def embedded() -> EmbeddedEngine:
    """The engine for the database in use. Raises KeyError for a vendor other than SQLite and PostgreSQL."""
    return _ENGINES[connection.vendor]()
