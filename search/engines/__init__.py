"""The embedded engine, as the database offers it; and Elasticsearch before it, where the settings name one."""

from django.db import connection

from search.engines.base import EmbeddedEngine
from search.engines.elastic.configuration import is_configured
from search.engines.postgres import PostgresEngine
from search.engines.sqlite import SqliteEngine
from search.request import Engine

__all__ = ["EmbeddedEngine", "Engine", "embedded", "get_engine"]

_ENGINES: dict[str, type[EmbeddedEngine]] = {"sqlite": SqliteEngine, "postgresql": PostgresEngine}


def get_engine() -> Engine:
    """The engine that answers searches. What is written to it goes to the embedded index."""
    if is_configured():
        from search.engines.steady import SteadyEngine  # its client is loaded where it is used

        return SteadyEngine(embedded())
    return embedded()


def embedded() -> EmbeddedEngine:
    """The engine for the database in use. Raises KeyError for a vendor other than SQLite and PostgreSQL."""
    return _ENGINES[connection.vendor]()
