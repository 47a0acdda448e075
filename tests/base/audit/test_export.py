"""`export_audit` writes JSON Lines that prove themselves, and is an event itself."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from base import clock
from base.audit import record, register_action, seal
from base.audit.hashing import hash_of_events
from base.models import AuditEvent
from tests.base.audit.conftest import Write

pytestmark = pytest.mark.django_db


def exported(*arguments: str) -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command("export_audit", *arguments, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_the_lines_of_a_seal_make_its_hash(write: Write) -> None:
    for _n in range(3):
        write()
    seal()
    lines = exported()
    last = [line for line in lines if line["type"] == "seal"][-1]
    digests = [line["digest"] for line in lines if line["type"] == "event" and line["seal"] == last["number"]]
    assert hash_of_events(digests) == last["events_hash"]


def test_one_action_and_some_days_can_be_asked_for(write: Write) -> None:
    register_action("test.other", "另一种")
    write()
    record("test.other", actor={})
    events = [line["action"] for line in exported("--action", "test.other") if line["type"] == "event"]
    assert events == ["test.other"]
    today = clock.today().isoformat()
    assert any(line["type"] == "event" for line in exported("--since", today, "--until", today))
    assert not any(line["type"] == "event" for line in exported("--until", "2001-01-01"))


def test_the_export_is_an_event_itself(write: Write) -> None:
    write()
    exported("--action", "test.act")
    event = AuditEvent.objects.get(action="audit.export")
    assert event.data == {"since": "", "until": "", "action": "test.act", "count": 1, "by": "command"}


def test_a_day_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(CommandError, match="2026-01-01"):
        exported("--since", "yesterday")
