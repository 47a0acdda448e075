"""The database itself refuses to change the trail: triggers for SQLite and PostgreSQL.

Whoever owns the database can drop them; `verify_audit` says when they are missing, and the chain what was done then.
"""

from __future__ import annotations

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = {
    "base_auditevent": "id",
    "base_auditseal": "number",
    "base_sealedevent": "event_id",
    "base_auditanchor": "id",
}
_SAYS = "append-only: the audit trail is never changed"

_FUNCTION = f"""
CREATE OR REPLACE FUNCTION gongkai_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{_SAYS}'; END $$
"""


def names_of(vendor: str, table: str) -> list[str]:
    """Return the names of the triggers that protect a table."""
    acts = ["update", "delete", "truncate" if vendor == "postgresql" else "replace"]
    return [f"{table}_no_{act}" for act in acts]


def lay(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers, also where some are there already. A later migration's table that is missing still waits."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for table in there & TABLES.keys():
            for statement in _statements(connection.vendor, table, TABLES[table]):
                cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the triggers that are not there, or not at work."""
    asked = (
        "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        there = {name for (name,) in cursor.fetchall()}
    return [name for table in TABLES for name in names_of(connection.vendor, table) if name not in there]


def after_migrate(using: str, **kwargs: object) -> None:
    """Make them again: SQLite drops the triggers of a table that a migration rewrites."""
    lay(connections[using])


def in_migration(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """`RunPython` of the migration that made the tables."""
    lay(schema_editor.connection)


def _statements(vendor: str, table: str, key: str) -> list[str]:
    update, delete, third = names_of(vendor, table)
    if vendor == "postgresql":
        act = "EXECUTE FUNCTION gongkai_append_only()"
        made = [
            f"CREATE OR REPLACE TRIGGER {update} BEFORE UPDATE ON {table} FOR EACH ROW {act}",
            f"CREATE OR REPLACE TRIGGER {delete} BEFORE DELETE ON {table} FOR EACH ROW {act}",
            f"CREATE OR REPLACE TRIGGER {third} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {act}",
        ]
        # ALWAYS: a session that poses as a replica fires them too.
        return made + [f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}" for name in (update, delete, third)]
    act = f"BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"
    # INSERT OR REPLACE removes a row without firing a DELETE trigger.
    taken = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"  # noqa: S608  names of ours
    return [
        f"CREATE TRIGGER IF NOT EXISTS {update} BEFORE UPDATE ON {table} {act}",
        f"CREATE TRIGGER IF NOT EXISTS {delete} BEFORE DELETE ON {table} {act}",
        f"CREATE TRIGGER IF NOT EXISTS {third} BEFORE INSERT ON {table} {taken} {act}",
    ]
