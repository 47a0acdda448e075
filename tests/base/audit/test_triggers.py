"""The database refuses to change the trail, whoever asks. Run on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, models, transaction

from base.audit import seal, triggers
from base.models import AuditAnchor, AuditEvent, AuditSeal, SealedEvent
from tests.base.audit.conftest import Write

pytestmark = pytest.mark.django_db
SAYS = "append-only"


@pytest.fixture(autouse=True)
def filled(write: Write) -> None:
    event = write()
    seal()
    newest = AuditSeal.objects.get(number=SealedEvent.objects.get(event_id=event.pk).seal_number)
    AuditAnchor.objects.create(target="test", seal_number=newest.number, hash=newest.hash, at=newest.sealed_at)


def refuses(sql: str) -> None:
    with pytest.raises(DatabaseError, match=SAYS), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("table", triggers.TABLES)
def test_sql_cannot_change_or_delete_a_row(table: str) -> None:
    key = triggers.TABLES[table]
    refuses(f"UPDATE {table} SET {key} = {key}")
    refuses(f"DELETE FROM {table}")


@pytest.mark.parametrize("model", [AuditEvent, AuditSeal, SealedEvent, AuditAnchor])
def test_the_orm_cannot_either(model: type[models.Model]) -> None:
    row = model._default_manager.first()
    assert row is not None
    acts: list[Callable[[], object]] = [
        row.save,
        row.delete,
        model._default_manager.all().delete,
        lambda: model._default_manager.update(**{model._meta.pk.name: row.pk}),
    ]
    for act in acts:
        with pytest.raises(DatabaseError, match=SAYS), transaction.atomic():
            act()


def test_sqlite_cannot_replace_a_row() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("INSERT OR REPLACE is SQLite's")
    row = AuditSeal.objects.first()
    assert row is not None
    columns = "number, previous_hash, first_event, last_event, count, events_hash, hash, sealed_at"
    refuses(f"INSERT OR REPLACE INTO base_auditseal ({columns}) SELECT {columns} FROM base_auditseal")


@pytest.mark.postgres
@pytest.mark.parametrize("table", triggers.TABLES)
def test_postgresql_cannot_truncate_nor_pose_as_a_replica(table: str) -> None:
    refuses(f"TRUNCATE {table}")
    refuses(f"SET LOCAL session_replication_role = replica; DELETE FROM {table}")


def test_every_trigger_is_there() -> None:
    assert triggers.missing(connection) == []


def test_a_missing_trigger_is_named_and_laid_again() -> None:
    on = " ON base_auditseal" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER base_auditseal_no_update{on}")
    assert triggers.missing(connection) == ["base_auditseal_no_update"]
    triggers.lay(connection)
    assert triggers.missing(connection) == []
