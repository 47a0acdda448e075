"""紧急公开: 先审查、后公开 knows no exception (保密法实施条例 art. 42). Two before, the others within the time set."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client

from base.refusal import Refusal
from disclosure.catalogue.models import Release
from disclosure.documents.models import DocumentPage
from disclosure.emergency.enums import Ending
from disclosure.emergency.models import EmergencyRelease
from tests.emergency.moves import agree, asked, entry_of, let_out, refuse
from tests.factories import UserFactory
from tests.moves import reviewer, submit
from tests.review.office import Office


def test_one_person_alone_lets_nothing_out(office: Office, page: DocumentPage) -> None:
    emergency = asked(page, office.editor)
    agree(emergency, "final", office.final)
    assert (entry_of(page), emergency.released_at) == (None, None)


def test_the_secrecy_review_alone_lets_nothing_out(office: Office, page: DocumentPage) -> None:
    emergency = asked(page, office.editor)
    agree(emergency, "secrecy", office.secrecy)
    assert entry_of(page) is None


@pytest.mark.parametrize("order", [("final", "secrecy"), ("secrecy", "first")])
def test_an_approver_and_the_secrecy_reviewer_let_it_out(
    office: Office, page: DocumentPage, order: tuple[str, str], client: Client
) -> None:
    emergency = asked(page, office.editor)
    for stage in order:
        agree(emergency, stage, getattr(office, stage))
    entry = entry_of(page)
    assert entry is not None
    assert client.get(entry.address).status_code == 200
    release = Release.objects.get(pk=emergency.release_id or 0)
    assert (release.how, len(release.approvals), release.secrecy["conclusion"]) == ("emergency", 2, "public")


def test_two_approvers_without_a_secrecy_review_let_nothing_out(office: Office, page: DocumentPage) -> None:
    emergency = asked(page, office.editor)
    agree(emergency, "first", office.first)
    with pytest.raises(Refusal, match="已有人办理"):
        agree(emergency, "second", office.second)
    assert entry_of(page) is None


def test_the_content_check_runs_before_it_comes_out(office: Office, page: DocumentPage) -> None:
    page.abstract = "联系人手机 13800001234"
    page.save()
    with pytest.raises(Refusal):
        let_out(page, office)
    assert entry_of(page) is None


@pytest.mark.parametrize(
    ("who", "stage", "why"),
    [("editor", "final", "起草或修改过"), ("first", "final", "审核分工"), ("superuser", "final", "审核分工")],
)
def test_who_may_not_take_a_step(office: Office, page: DocumentPage, who: str, stage: str, why: str) -> None:
    user = UserFactory(is_superuser=True) if who == "superuser" else getattr(office, who)
    if who == "editor":
        user.groups.add(*office.final.groups.all())
    emergency = asked(page, office.editor)
    with pytest.raises(Refusal, match=why):
        agree(emergency, stage, user)


def test_nobody_takes_both_steps(office: Office, page: DocumentPage) -> None:
    office.final.groups.add(*office.secrecy.groups.all())
    emergency = asked(page, office.editor)
    agree(emergency, "final", office.final)
    with pytest.raises(Refusal):
        agree(emergency, "secrecy", office.final)


@pytest.mark.parametrize("conclusion", ["redact", "not_public", "escalate"])
def test_any_other_conclusion_ends_it(office: Office, page: DocumentPage, conclusion: str) -> None:
    emergency = asked(page, office.editor)
    agree(emergency, "final", office.final)
    more = {"redact_points": ["附件1"], "ground": "process_info", "ground_note": "过程性信息"}
    agree(emergency, "secrecy", office.secrecy, conclusion=conclusion, **more)
    assert (entry_of(page), emergency.ending) == (None, Ending.REFUSED)


def test_a_suspected_secret_locks_the_draft_and_keeps_no_words(office: Office, page: DocumentPage) -> None:
    emergency = asked(page, office.editor)
    taken = agree(emergency, "secrecy", office.secrecy, classified="suspected", conclusion="")
    page.refresh_from_db()
    assert (page.locked, entry_of(page), taken.comment, emergency.ending) == (True, None, "", Ending.REFUSED)


def test_a_draft_changed_meanwhile_does_not_go_out(office: Office, page: DocumentPage) -> None:
    emergency = asked(page, office.editor)
    agree(emergency, "final", office.final)
    page.title = "改过的标题"
    page.save_revision(user=office.editor)
    with pytest.raises(Refusal, match="又被修改"):
        agree(emergency, "secrecy", office.secrecy)
    assert entry_of(page) is None


@pytest.mark.parametrize("reason", ["", "   "])
def test_it_needs_a_reason(office: Office, page: DocumentPage, reason: str) -> None:
    with pytest.raises(Refusal, match="来不及"):
        asked(page, office.editor, reason)


def test_not_beside_a_running_chain(office: Office, page: DocumentPage) -> None:
    submit(page, office.editor)
    with pytest.raises(Refusal, match="正在审核"):
        asked(DocumentPage.objects.get(pk=page.pk), office.editor)


def test_not_twice_at_once(office: Office, page: DocumentPage) -> None:
    asked(page, office.editor)
    with pytest.raises(Refusal, match="尚未办结"):
        asked(page, office.editor)


def test_what_is_not_active_cannot_be_released_so(office: Office, page: DocumentPage) -> None:
    page.openness, page.openness_note = "on_request", "含第三方信息"
    page.save()
    with pytest.raises(Refusal, match="主动公开"):
        asked(page, office.editor)


def test_those_who_may_act_are_written_to(
    office: Office, page: DocumentPage, django_capture_on_commit_callbacks: object
) -> None:
    office.secrecy.email = "baomi@shili.example"
    office.secrecy.save()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        asked(page, office.editor)
    assert any("baomi@shili.example" in message.to for message in mail.outbox)


def test_a_refusal_before_the_release_ends_it(office: Office, page: DocumentPage) -> None:
    emergency = asked(page, office.editor)
    refuse(emergency, "final", office.final)
    assert (emergency.ending, entry_of(page)) == (Ending.REFUSED, None)
    with pytest.raises(Refusal, match="已经办结"):
        agree(emergency, "secrecy", office.secrecy)


def test_a_second_reviewer_may_take_what_is_open(office: Office, page: DocumentPage) -> None:
    emergency = asked(page, office.editor)
    agree(emergency, "final", reviewer("final"))
    agree(emergency, "secrecy", office.secrecy)
    assert EmergencyRelease.objects.to_follow_up().count() == 1
