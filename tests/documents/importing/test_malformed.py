"""What somebody wrote into a batch by SQL lets nothing out, stops no other batch and no screen, and is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from base.models import AuditEvent, User
from disclosure.catalogue.clockwork import Unfinished
from disclosure.catalogue.models import CatalogueEntry
from disclosure.documents.importing.given import Unreadable, read, without_words
from disclosure.documents.models import ImportBatch
from disclosure.documents.services import release_batch as module
from disclosure.documents.services.approve_batch import ApprovalRefused, approve_batch
from disclosure.documents.services.reject_batch import reject_batch
from disclosure.documents.services.release_batch import release_batch, release_waiting_batches
from disclosure.documents.services.stage_batch import Staged
from disclosure.review.enums import Stage
from tests.documents.importing.moves import line, shown
from tests.moves import SECRECY

pytestmark = pytest.mark.django_db
Approved = Callable[..., ImportBatch]

GOOD: dict[str, Any] = {
    "approval": {
        "user_id": 7, "username": "baomi", "name": "保密", "role": "secrecy", "at": "2026-01-01T00:00:00+08:00",
        "approved_hash": "0" * 64, "is_secrecy_review": True, "comment": "张某的意见",
    },
    "secrecy": {"classified": "no", "conclusion": "public", "basis": "张某的依据"},
}  # fmt: skip


def but(**changes: Any) -> list[Any]:
    return [GOOD | {"approval": GOOD["approval"] | changes}]


MALFORMED = [
    "approved",
    {"approved": True},
    ["approved"],
    [None],
    [{}],
    [GOOD, {"approval": {}, "secrecy": {}}],
    [GOOD | {"approval": "baomi"}],
    [GOOD | {"secrecy": 1}],
    but(user_id="7"),
    but(user_id=[7]),
    but(is_secrecy_review=1),
    but(role="king"),
    but(more=1),
    but(approved_hash=None),
]


@pytest.fixture
def approved(stage: Callable[..., Staged], approve: Approved) -> Approved:
    def made(*given: dict[str, Any], **defaults: Any) -> ImportBatch:
        batch = stage(*given, **defaults).batch
        assert batch is not None
        return approve(batch)

    return made


def write(batch: ImportBatch, approvals: Any) -> ImportBatch:
    ImportBatch.objects.filter(pk=batch.pk).update(approvals=approvals)
    batch.refresh_from_db()
    return batch


def public() -> set[str]:
    return set(CatalogueEntry.objects.filter(kind="document").values_list("external_id", flat=True))


@pytest.mark.parametrize("approvals", MALFORMED)
def test_they_are_no_approvals(approvals: Any) -> None:
    assert len(read([GOOD])) == 1
    with pytest.raises(Unreadable):
        read(approvals)


@pytest.mark.parametrize("approvals", MALFORMED[:6])
def test_the_batch_stays_and_the_next_one_goes_out(approved: Approved, approvals: Any) -> None:
    bad = write(approved(line(1)), approvals)
    approved(line(2))
    assert release_waiting_batches() == 1
    assert public() == {"law-2"}
    bad.refresh_from_db()
    assert bad.closed_at is not None


def test_it_is_recorded_once_and_no_tick_says_that_it_failed(approved: Approved) -> None:
    write(approved(line(1)), ["approved"])
    for _minute in range(2):
        call_command("tick")
    assert AuditEvent.objects.filter(action="import.refuse").count() == 1


def test_a_conclusion_in_nobodys_name_is_none(
    stage: Callable[..., Staged], secrecy_reviewer: User, final_reviewer: User
) -> None:
    batch = stage(line(1, openness="active"), kind="new").batch
    assert batch is not None
    batch.rows.update(conclusion="public", concluded_by={"name": "保密"})
    with pytest.raises(ApprovalRefused, match="格式有误"):
        approve_batch(batch, final_reviewer, Stage.FINAL, shown=shown(batch))
    assert release_batch(batch).count == 0


def test_nobody_adds_an_approval_to_it(approved: Approved, secrecy_reviewer: User) -> None:
    batch = write(approved(line(1)), ["approved"])
    with pytest.raises(ApprovalRefused, match="格式有误"):
        approve_batch(batch, secrecy_reviewer, Stage.SECRECY, shown=shown(batch), secrecy=SECRECY)


def test_screens_say_so_and_let_it_be_sent_back(approved: Approved, final_reviewer: User, stager: User) -> None:
    batch = write(approved(line(1)), ["approved"])
    client, address = Client(), reverse("imports:batch", args=[batch.pk])
    client.force_login(final_reviewer)
    for page in (reverse("wagtailadmin_home"), reverse("imports:index"), address):
        answer = client.get(page)
        assert answer.status_code == 200
        assert "审核意见有误，不能公开" in answer.content.decode()
    client.post(address, {"action": "reject", "comment": "审核意见被改动", "copy_hash": ""})
    batch.refresh_from_db()
    assert batch.rejected["reason"] == "审核意见被改动"
    client.force_login(stager)
    assert client.get(address).status_code == 200


def test_it_can_be_sent_back_by_whoever_may(approved: Approved, final_reviewer: User) -> None:
    batch = write(approved(line(1)), "approved")
    assert reject_batch(batch, final_reviewer, "审核意见被改动").rejected["reason"] == "审核意见被改动"


def test_a_batch_that_fails_is_told_and_stops_no_other(approved: Approved, monkeypatch: pytest.MonkeyPatch) -> None:
    bad, _good = approved(line(1)), approved(line(2))
    release = module.release_batch

    def failing(batch: ImportBatch, **kwargs: Any) -> Any:
        if batch.pk == bad.pk:
            raise RuntimeError
        return release(batch, **kwargs)

    monkeypatch.setattr(module, "release_batch", failing)
    with pytest.raises(Unfinished, match=f"批次 {bad.pk}。"):
        release_waiting_batches()
    assert public() == {"law-2"}


def test_an_erasure_leaves_no_words_in_approvals() -> None:
    assert "张某" not in str(without_words([GOOD]))
    assert [each.approval.user_id for each in read(without_words([GOOD]))] == [7]
    assert without_words(["张某", 1]) == []
