"""An import leaves its steps in the trail: hashes and counts, never a line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from base.models import AuditEvent, User
from disclosure.documents.models import ImportRow
from disclosure.documents.services.approve_batch import approve_batch
from disclosure.documents.services.conclude_row import conclude_row
from disclosure.documents.services.reject_batch import reject_batch
from disclosure.documents.services.stage_batch import Staged
from disclosure.documents.trail import APPROVED, CONCLUDED, REJECTED, STAGED
from disclosure.review.enums import Stage
from tests.documents.importing.moves import line, lines, shown
from tests.moves import SECRECY

pytestmark = pytest.mark.django_db
Staging = Callable[..., Staged]


def event(action: str) -> AuditEvent:
    return AuditEvent.objects.get(action=action)


def test_staging_is_one_event_for_the_file(stage: Staging, stager: User) -> None:
    batch = stage(*lines(3)).batch
    assert batch is not None
    made = event(STAGED)
    assert (made.actor_id, made.object_id, made.content_hash) == (stager.pk, str(batch.pk), batch.file_hash)
    assert (made.data["lines"], made.data["added"]) == (3, 3)
    assert line()["title"] not in str(made.data)


def test_an_approval_is_recorded_with_what_was_shown(stage: Staging, secrecy_reviewer: User) -> None:
    batch = stage(*lines(2)).batch
    assert batch is not None
    seen = shown(batch)
    approve_batch(batch, secrecy_reviewer, Stage.SECRECY, shown=seen, secrecy=SECRECY)
    made = event(APPROVED)
    assert (made.actor_id, made.content_hash, made.data) == (secrecy_reviewer.pk, seen, {"stage": "secrecy"})


def test_sending_back_is_recorded_without_its_reason(stage: Staging, final_reviewer: User) -> None:
    batch = stage(*lines(2)).batch
    assert batch is not None
    reject_batch(batch, final_reviewer, "标题有误")
    assert "标题有误" not in str(vars(event(REJECTED)))
    assert event(REJECTED).actor_id == final_reviewer.pk


def test_each_conclusion_on_a_row_is_recorded(stage: Staging, secrecy_reviewer: User) -> None:
    stage(*lines(1, openness="active"), kind="new")
    row = ImportRow.objects.get()
    conclude_row(row, secrecy_reviewer, "public", row.copy_hash)
    made = event(CONCLUDED)
    assert (made.object_id, made.content_hash, made.data["conclusion"]) == (str(row.pk), row.copy_hash, "public")
