"""取消定时公开: what was approved for a later moment is stopped by hand, with a reason, by who takes the last step."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from base import clock
from base.audit import actions
from base.models import AuditEvent
from disclosure.catalogue.models import ReleaseCancellation, ReleaseItem
from disclosure.catalogue.services.release_due import release_due, waiting_items
from disclosure.documents.models import DocumentPage
from disclosure.review.models import UndisclosedDocument
from disclosure.review.services.lock_secret import lock_draft
from tests.factories import UnitFactory, UserFactory
from tests.moves import approve, reviewer, submit
from tests.review.admin import client_of, text_of, told
from tests.review.moves import REJECT, editor_of, entry_of, press
from tests.review.office import Office

WHY = "会议改期，暂不公开。"


@pytest.fixture
def item(office: Office, page: DocumentPage) -> ReleaseItem:
    """Approved today, to come out in two days."""
    page.due_at = clock.now() + timedelta(days=2)
    copy = submit(page, office.editor)
    for user in office.reviewers:
        approve(copy, user)
    return ReleaseItem.objects.get(copy_id=copy.pk)


def cancel(user: Any, item: ReleaseItem, reason: str = WHY) -> Any:
    return client_of(user).post(f"/admin/review/timed/{item.pk}/cancel/", {"reason": reason})


def later() -> int:
    return release_due(clock.now() + timedelta(days=3))


def test_what_was_cancelled_never_comes_out(office: Office, page: DocumentPage, item: ReleaseItem) -> None:
    answer = cancel(office.final, item)
    assert (answer.status_code, "已取消定时公开" in told(answer)) == (302, True)
    assert later() == 0
    assert entry_of(page) is None
    kept = ReleaseCancellation.objects.get()
    assert (kept.reason, kept.cancelled_by["id"]) == (WHY, office.final.pk)


def test_what_was_not_comes_out(office: Office, page: DocumentPage, item: ReleaseItem) -> None:
    assert later() == 1
    assert entry_of(page) is not None


def test_it_is_written_into_the_trail_without_its_reason(office: Office, item: ReleaseItem) -> None:
    cancel(office.final, item)
    event = AuditEvent.objects.get(action="review.cancel_timed")
    assert (event.actor_id, event.content_hash) == (office.final.pk, item.copy.hash)
    assert WHY not in str(event.data)
    assert actions.label_of(event.action) == "取消定时公开"


def test_it_needs_a_reason_and_says_so(office: Office, item: ReleaseItem) -> None:
    answer = cancel(office.final, item, "   ")
    assert "请写明取消的理由" in text_of(answer)
    assert waiting_items().filter(pk=item.pk).exists()


@pytest.mark.parametrize("who", ["first", "second", "secrecy", "editor", "superuser"])
def test_only_who_takes_the_last_step_may(office: Office, item: ReleaseItem, who: str) -> None:
    user = UserFactory(is_superuser=True) if who == "superuser" else getattr(office, who)
    cancel(user, item)
    assert waiting_items().filter(pk=item.pk).exists()


def test_who_has_no_part_in_it_does_not_see_it(office: Office, item: ReleaseItem) -> None:
    stranger = client_of(editor_of(UnitFactory()))
    assert item.copy.title not in text_of(stranger.get("/admin/review/timed/"))
    assert stranger.get(f"/admin/review/timed/{item.pk}/cancel/").status_code == 302


def test_the_list_shows_it_until_then(office: Office, item: ReleaseItem) -> None:
    final = client_of(office.final)
    shown = text_of(final.get("/admin/review/timed/"))
    assert (item.copy.title in shown, f"/admin/review/timed/{item.pk}/cancel/" in shown) == (True, True)
    cancel(office.final, item)
    assert "没有已批准、等待定时公开的信息" in text_of(final.get("/admin/review/timed/"))


def test_it_is_cancelled_once_and_not_when_it_is_out(office: Office, page: DocumentPage, item: ReleaseItem) -> None:
    cancel(office.final, item)
    assert "已取消" in text_of(cancel(office.final, item))
    assert ReleaseCancellation.objects.count() == 1


def test_what_is_public_is_not_cancelled(office: Office, page: DocumentPage, item: ReleaseItem) -> None:
    later()
    assert "已经公开" in text_of(cancel(office.final, item))
    assert entry_of(page) is not None


def test_a_new_chain_lets_it_out(office: Office, page: DocumentPage, item: ReleaseItem) -> None:
    cancel(office.final, item)
    draft = DocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.due_at = None
    copy = submit(draft, office.editor)
    for user in office.reviewers:
        approve(copy, user)
    assert entry_of(page) is not None


@pytest.mark.parametrize(
    "verdict",
    [
        pytest.param({"conclusion": "redact", "redact_points": "第2段"}, id="to be redacted"),
        pytest.param({"conclusion": "not_public", "ground": "process_info", "ground_note": "讨论"}, id="not public"),
        pytest.param({"conclusion": "escalate"}, id="to be determined"),
        pytest.param({"classified": "suspected", "conclusion": ""}, id="perhaps a secret"),
    ],
)
def test_what_waits_does_not_come_out_against_a_later_conclusion(
    office: Office, page: DocumentPage, item: ReleaseItem, verdict: dict[str, str]
) -> None:
    """The secrecy reviewer of a newer copy sees what the earlier one missed."""
    copy = submit(DocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object(), office.editor)
    approve(copy, office.first)
    approve(copy, office.second)
    assert press(office.secrecy, copy, **verdict).status_code == 302
    assert later() == 0
    assert entry_of(page) is None


def test_what_a_case_holds_is_said_to_be_held_without_its_title_and_fails_no_tick(
    office: Office, page: DocumentPage, item: ReleaseItem, caplog: pytest.LogCaptureFixture
) -> None:
    lock_draft(item.copy, office.secrecy)
    assert [later(), later()] == [0, 0]
    assert f"release {item.release_id} is held: 草稿已因涉密情况锁定。" in caplog.text
    assert page.title not in caplog.text


def test_the_list_says_what_holds_it_after_its_moment(
    office: Office, page: DocumentPage, item: ReleaseItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_draft(item.copy, office.secrecy)
    why, client = "未公开：草稿已因涉密情况锁定。", client_of(office.secrecy)
    assert why not in text_of(client.get("/admin/review/timed/"))
    moment = clock.now() + timedelta(days=3)
    monkeypatch.setattr(clock, "now", lambda: moment)
    assert why in text_of(client.get("/admin/review/timed/"))


def test_what_waits_does_not_come_out_after_it_was_registered_as_undisclosed(
    office: Office, page: DocumentPage, item: ReleaseItem
) -> None:
    draft = DocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.openness, draft.openness_note, draft.due_at = "on_request", "涉及过程性信息", None
    reviewer("office")
    copy = submit(draft, office.editor)
    people = {stage: getattr(office, stage) for stage in ("first", "second", "secrecy", "final")}
    people["office"] = reviewer("office")
    for step in copy.steps:
        approve(copy, people[step["stage"]])
    assert UndisclosedDocument.objects.current().count() == 1
    assert later() == 0
    assert entry_of(page) is None


def test_a_rejection_of_a_newer_copy_leaves_what_was_approved(
    office: Office, page: DocumentPage, item: ReleaseItem
) -> None:
    copy = submit(DocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object(), office.editor)
    press(office.first, copy, **REJECT)
    assert later() == 1
