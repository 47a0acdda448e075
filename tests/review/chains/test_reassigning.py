"""转交: a waiting step is given to one named person who may take it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from base.models import User
from base.models.audit import AuditEvent
from disclosure.documents.models import DocumentPage
from disclosure.review.desk import waiting_for
from disclosure.review.models import Assignment
from disclosure.review.services.decide import DecisionRefused
from disclosure.review.services.reassign import ReassignmentRefused, reassign
from tests.factories import UserFactory
from tests.moves import approve, current_task, reviewer, submit
from tests.review.admin import client_of, text_of
from tests.review.chains.moves import stand_in
from tests.review.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(office: Office) -> User:
    """Another first reviewer."""
    return reviewer("first")


def test_from_then_on_it_is_theirs_alone(office: Office, page: DocumentPage, colleague: User) -> None:
    copy = submit(page, office.editor)
    reassign(current_task(copy), office.first, colleague, "出差")
    assert waiting_for(office.first) == []
    assert [item.copy.pk for item in waiting_for(colleague)] == [copy.pk]
    with pytest.raises(DecisionRefused, match="已转交"):
        approve(copy, office.first)
    approve(copy, colleague)


def test_their_deputy_may_take_it(office: Office, page: DocumentPage, colleague: User) -> None:
    copy = submit(page, office.editor)
    reassign(current_task(copy), office.first, colleague, "出差")
    stand_in(office.first, colleague)
    approve(copy, office.first)


def test_it_may_be_given_on(office: Office, page: DocumentPage, colleague: User) -> None:
    copy = submit(page, office.editor)
    reassign(current_task(copy), office.first, colleague, "出差")
    reassign(current_task(copy), colleague, office.first, "请假")
    approve(copy, office.first)
    assert Assignment.objects.count() == 2


def author(office: Office) -> User:
    office.editor.groups.add(office.first.groups.get())
    return office.editor


def a_second_reviewer(office: Office) -> User:
    return office.second


def who_left(office: Office) -> User:
    return reviewer("first", is_active=False)


def who_is_needed_later(office: Office) -> User:
    office.final.groups.add(office.first.groups.get())
    return office.final


@pytest.mark.parametrize(
    ("whom", "reason"),
    [
        pytest.param(author, "不能办理这一步", id="the author"),
        pytest.param(a_second_reviewer, "不能办理这一步", id="somebody of another step"),
        pytest.param(who_left, "不能办理这一步", id="somebody who has left"),
        pytest.param(who_is_needed_later, "后面的步骤就没有人能办了", id="the only person for a later step"),
    ],
)
def test_to_whom_it_is_not_given(office: Office, page: DocumentPage, whom: Any, reason: str) -> None:
    person = whom(office)
    copy = submit(page, UserFactory() if whom is not author else office.editor)
    with pytest.raises(ReassignmentRefused, match=reason):
        reassign(current_task(copy), office.first, person, "出差")
    assert not Assignment.objects.exists()


def test_a_reason_is_given(office: Office, page: DocumentPage, colleague: User) -> None:
    copy = submit(page, office.editor)
    with pytest.raises(ReassignmentRefused, match="事由"):
        reassign(current_task(copy), office.first, colleague, " ")


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        pytest.param("first", "", id="who may take it"),
        pytest.param("superuser", "", id="who runs the chains"),
        pytest.param("second", "只有能办理这一步的人", id="a reviewer of another step"),
        pytest.param("editor", "不能指定由谁审核", id="the author does not choose the reviewer"),
    ],
)
def test_who_gives_it(office: Office, page: DocumentPage, colleague: User, who: str, reason: str) -> None:
    user = UserFactory(is_superuser=True) if who == "superuser" else getattr(office, who)
    copy = submit(page, office.editor)
    if not reason:
        assert reassign(current_task(copy), user, colleague, "出差")
        return
    with pytest.raises(ReassignmentRefused, match=reason):
        reassign(current_task(copy), user, colleague, "出差")


def test_a_step_that_is_over_is_not_given(office: Office, page: DocumentPage, colleague: User) -> None:
    copy = submit(page, office.editor)
    state = current_task(copy)
    approve(copy, office.first)
    with pytest.raises(ReassignmentRefused, match="已经办结"):
        reassign(state, office.first, colleague, "出差")


def test_it_stands_in_the_trail_and_the_person_is_told(
    office: Office, page: DocumentPage, colleague: User, django_capture_on_commit_callbacks: Any
) -> None:
    copy = submit(page, office.editor)
    with django_capture_on_commit_callbacks(execute=True):
        reassign(current_task(copy), office.first, colleague, "出差")
    event = AuditEvent.objects.get(action="review.reassign")
    assert (event.content_hash, event.data["to"], event.unit_id) == (copy.hash, colleague.pk, office.unit.pk)
    assert (mail.outbox[-1].to, page.title in mail.outbox[-1].subject) == ([colleague.email], True)


class TestScreens:
    def test_giving(self, office: Office, page: DocumentPage, colleague: User) -> None:
        copy = submit(page, office.editor)
        address = reverse("review:give", args=[current_task(copy).pk])
        shown = text_of(client_of(office.first).get(address))
        assert colleague.get_full_name() in shown
        assert client_of(office.first).post(address, {"person": colleague.pk, "reason": ""}).status_code == 200
        assert client_of(office.first).post(address, {"person": colleague.pk, "reason": "出差"}).status_code == 302
        assert Assignment.objects.get().person_id == colleague.pk

    def test_the_author_reads_why_not(self, office: Office, page: DocumentPage) -> None:
        copy = submit(page, office.editor)
        shown = text_of(client_of(office.editor).get(reverse("review:give", args=[current_task(copy).pk])))
        assert "不能指定由谁审核" in shown

    def test_all_that_waits(self, office: Office, page: DocumentPage) -> None:
        chief = UserFactory(is_superuser=True)
        assert "没有正在审核的送审稿" in text_of(client_of(chief).get(reverse("review:waiting")))
        submit(page, office.editor)
        shown = text_of(client_of(chief).get(reverse("review:waiting")))
        assert page.title in shown
        assert office.first.get_full_name() in shown
        assert client_of(office.editor).get(reverse("review:waiting")).status_code == 302
