"""An action of our own, and a short way to write events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from base.audit import actions, record, register_action
from base.models import AuditEvent
from tests.services.trail import triggers_lifted

Write = Callable[..., AuditEvent]


@pytest.fixture(autouse=True)
def action() -> Iterator[None]:
    register_action("test.act", "试验")
    yield
    actions._labels.pop("test.act")


@pytest.fixture
def write() -> Write:
    """Write an event of the system."""

    def written(**fields: Any) -> AuditEvent:
        return record("test.act", **{"actor": {}, **fields})

    return written


@pytest.fixture
def log(settings: Settings, tmp_path: Path) -> Path:
    """The anchor log of this test."""
    settings.GONGKAI_AUDIT_LOG = str(tmp_path / "elsewhere" / "anchors.log")
    return Path(settings.GONGKAI_AUDIT_LOG)


@pytest.fixture
def tamper() -> Callable[[str], None]:
    """Do what only the database's owner can: drop the triggers, run SQL, lay them again."""

    def tampered(sql: str) -> None:
        with triggers_lifted(), connection.cursor() as cursor:
            cursor.execute(sql)

    return tampered
