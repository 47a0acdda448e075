"""The next reviewers are told, after COMMIT, and only those who may act."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail

from disclosure.documents.models import DocumentPage
from disclosure.review.enums import Stage
from disclosure.review.models import StageGroup
from tests.factories import UserFactory
from tests.moves import approve, current_task, reviewer, submit
from tests.review.admin import client_of, text_of
from tests.review.moves import REJECT, decided, press
from tests.review.office import Office


def told() -> set[str]:
    """Return who was written to since the last look."""
    people = {address for message in mail.outbox for address in message.to}
    mail.outbox.clear()
    return people


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Any:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_each_step_is_told_in_its_turn(office: Office, page: DocumentPage, commit: Any) -> None:
    with commit():
        copy = submit(page, office.editor)
    assert told() == {office.first.email}
    for user, following in zip(office.reviewers, [*office.reviewers[1:], None], strict=True):
        with commit():
            approve(copy, user)
        assert told() == {following.email if following else office.editor.email}


def test_the_mail_names_the_step_and_leads_to_the_review_page(office: Office, page: DocumentPage, commit: Any) -> None:
    with commit():
        copy = submit(page, office.editor)
    message = mail.outbox[0]
    assert message.subject == f"待初审：{page.title}"
    assert f"/admin/review/task/{current_task(copy).pk}/" in message.body


def test_nobody_is_told_before_commit(office: Office, page: DocumentPage, commit: Any) -> None:
    with commit():
        submit(page, office.editor)
        assert told() == set()


def test_authors_and_earlier_reviewers_are_not_told(office: Office, page: DocumentPage, commit: Any) -> None:
    second = StageGroup.objects.get(stage=Stage.SECOND, unit=None).group
    for user in (office.editor, office.first):
        user.groups.add(second)
    with commit():
        copy = submit(page, office.editor)
    told()
    with commit():
        approve(copy, office.first)
    assert told() == {office.second.email}


def test_people_who_left_or_have_no_address_are_not_told(office: Office, page: DocumentPage, commit: Any) -> None:
    reviewer(Stage.FIRST, is_active=False)
    reviewer(Stage.FIRST, email="")
    with commit():
        submit(page, office.editor)
    assert told() == {office.first.email}


def test_a_mail_server_that_is_down_does_not_undo_a_decision(
    office: Office, page: DocumentPage, commit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = submit(page, office.editor)

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("disclosure.review.mail.send_mass_mail", refuse)
    with commit():
        assert press(office.first, copy).status_code == 302
    assert decided(copy) == ["first"]


class TestTheAuthor:
    def test_reads_who_sent_it_back_and_why(self, office: Office, page: DocumentPage, commit: Any) -> None:
        copy = submit(page, office.editor)
        with commit():
            press(office.first, copy, **REJECT)
            assert told() == set()
        [message] = mail.outbox
        assert (message.to, message.subject) == ([office.editor.email], f"已退回：{page.title}")
        assert REJECT["comment"] in message.body

    def test_gets_no_title_about_a_secret(self, office: Office, page: DocumentPage, commit: Any) -> None:
        copy = submit(page, office.editor)
        approve(copy, office.first)
        approve(copy, office.second)
        mail.outbox.clear()
        with commit():
            press(office.secrecy, copy, classified="yes", conclusion="")
        assert told() == set()


class TestTheDesk:
    def waiting(self, user: Any) -> str:
        return text_of(client_of(user).get("/admin/")).split("我送审的")[0]

    def test_it_lists_what_waits_for_me_and_nothing_else(self, office: Office, page: DocumentPage) -> None:
        copy = submit(page, office.editor)
        assert page.title in self.waiting(office.first)
        assert page.title not in self.waiting(office.second)
        press(office.first, copy)
        assert page.title not in self.waiting(office.first)
        assert page.title in self.waiting(office.second)

    def test_it_leaves_out_what_i_wrote(self, office: Office, page: DocumentPage) -> None:
        office.editor.groups.add(StageGroup.objects.get(stage=Stage.FIRST, unit=None).group)
        submit(page, office.editor)
        assert page.title not in self.waiting(office.editor)

    def test_it_says_what_became_of_what_i_sent(self, office: Office, page: DocumentPage) -> None:
        copy = submit(page, office.editor)
        desk = client_of(office.editor)
        assert "正在审核" in text_of(desk.get("/admin/"))
        press(office.first, copy, **REJECT)
        assert "已退回" in text_of(desk.get("/admin/"))
        assert REJECT["comment"] in text_of(desk.get("/admin/"))

    def test_it_is_empty_for_whoever_has_no_part(self, office: Office, page: DocumentPage) -> None:
        submit(page, office.editor)
        assert page.title not in text_of(client_of(UserFactory(is_superuser=True)).get("/admin/")).split("我送审的")[0]
