"""代行: for a period somebody takes another's steps. Both stand under it, and what binds either binds the deputy."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from base.models import User
from disclosure.catalogue.models import ReleasedContent
from disclosure.documents.models import DocumentPage
from disclosure.review.desk import waiting_for
from disclosure.review.models import Decision
from disclosure.review.services.decide import DecisionRefused
from tests.factories import UserFactory
from tests.moves import approve, reviewer, submit
from tests.review.chains.moves import in_a_group, stand_in
from tests.review.moves import editor_of, entry_of
from tests.review.office import Office


@pytest.fixture
def deputy(db: None) -> User:
    """Somebody who may enter the admin and takes no step of their own."""
    return in_a_group("值班", UserFactory(last_name="王", first_name="五"))


def test_the_deputy_takes_the_step_and_both_names_stand_under_it(
    office: Office, page: DocumentPage, deputy: User
) -> None:
    stand_in(deputy, office.first)
    copy = submit(page, office.editor)
    approve(copy, deputy)
    decision = Decision.objects.get()
    assert decision.user_id == deputy.pk
    assert decision.capacity["acting_for"]["id"] == office.first.pk
    both = f"{deputy.get_full_name()}（代{office.first.get_full_name()}）"
    assert decision.capacity["name"] == both


def test_both_names_stand_under_the_release(office: Office, page: DocumentPage, deputy: User) -> None:
    stand_in(deputy, office.final)
    copy = submit(page, office.editor)
    for user in (office.first, office.second, office.secrecy, deputy):
        approve(copy, user)
    approvals = ReleasedContent.objects.get(pk=entry_of(page).content_id).item.release.approvals
    assert approvals[-1]["name"] == f"{deputy.get_full_name()}（代{office.final.get_full_name()}）"


@pytest.mark.parametrize(
    ("stage", "days", "may"),
    [
        pytest.param("", (0, 0), True, id="today, every step"),
        pytest.param("first", (-3, 0), True, id="its last day, this step"),
        pytest.param("second", (0, 0), False, id="another step"),
        pytest.param("", (-3, -1), False, id="it ended yesterday"),
        pytest.param("", (1, 3), False, id="it begins tomorrow"),
    ],
)
def test_for_how_long_and_which_step(
    office: Office, page: DocumentPage, deputy: User, stage: str, days: tuple[int, int], may: bool
) -> None:
    stand_in(deputy, office.first, stage, days)
    copy = submit(page, office.editor)
    assert bool(waiting_for(deputy)) is may
    if may:
        return approve(copy, deputy)
    with pytest.raises(DecisionRefused, match="审核分工"):
        approve(copy, deputy)
    return None


class TestFourEyes:
    def test_nobody_is_acted_for_on_their_own_text(self, office: Office, page: DocumentPage, deputy: User) -> None:
        author = reviewer("first", first_name="作者")
        page.save_revision(user=author)
        stand_in(deputy, author)
        copy = submit(page, office.editor)
        with pytest.raises(DecisionRefused, match="您代行的作者起草或修改过"):
            approve(copy, deputy)

    def test_the_deputy_wrote_none_of_it_either(self, office: Office, page: DocumentPage) -> None:
        writer = editor_of(office.unit)
        stand_in(writer, office.first)
        page.save_revision(user=writer)
        copy = submit(page, office.editor)
        with pytest.raises(DecisionRefused, match="不得自己审核自己写的内容"):
            approve(copy, writer)

    def test_a_deputy_takes_no_second_step(self, office: Office, page: DocumentPage, deputy: User) -> None:
        stand_in(deputy, office.first)
        stand_in(deputy, office.second)
        copy = submit(page, office.editor)
        approve(copy, deputy)
        with pytest.raises(DecisionRefused, match="同一人不得审核两次"):
            approve(copy, deputy)

    def test_who_was_acted_for_takes_no_second_step(self, office: Office, page: DocumentPage, deputy: User) -> None:
        both = reviewer("first")
        both.groups.add(office.second.groups.get())
        stand_in(deputy, both, "first")
        copy = submit(page, office.editor)
        approve(copy, deputy)
        with pytest.raises(DecisionRefused, match="同一人不得审核两次"):
            approve(copy, both)

    def test_nor_is_acted_for_at_one(self, office: Office, page: DocumentPage, deputy: User) -> None:
        both = reviewer("first", first_name="丙")
        both.groups.add(office.second.groups.get())
        stand_in(deputy, both, "second")
        copy = submit(page, office.editor)
        approve(copy, both)
        with pytest.raises(DecisionRefused, match="您代行的丙已经办理过"):
            approve(copy, deputy)

    def test_one_own_right_comes_first(self, office: Office, page: DocumentPage) -> None:
        stand_in(office.first, office.second)
        copy = submit(page, office.editor)
        approve(copy, office.first)
        assert "acting_for" not in Decision.objects.get().capacity


def test_what_was_lent_is_not_lent_on(office: Office, page: DocumentPage, deputy: User) -> None:
    third = in_a_group("值班")
    stand_in(deputy, office.first)
    stand_in(third, deputy)
    copy = submit(page, office.editor)
    with pytest.raises(DecisionRefused, match="审核分工"):
        approve(copy, third)


def test_a_person_who_left_is_represented_by_nobody(office: Office, page: DocumentPage, deputy: User) -> None:
    other = reviewer("first")
    stand_in(deputy, office.first)
    office.first.is_active = False
    office.first.save()
    copy = submit(page, office.editor)
    assert waiting_for(deputy) == []
    approve(copy, other)


def test_a_secrecy_step_needs_the_designation_of_whoever_is_represented(
    office: Office, page: DocumentPage, deputy: User
) -> None:
    """The paper names the reviewer; their deputy stands in their place."""
    stand_in(deputy, office.secrecy)
    copy = submit(page, office.editor)
    approve(copy, office.first)
    approve(copy, office.second)
    approve(copy, deputy)
    assert Decision.objects.filter(stage="secrecy", capacity__acting_for__id=office.secrecy.pk).exists()


def test_the_deputy_is_told_too(
    office: Office, page: DocumentPage, deputy: User, django_capture_on_commit_callbacks: Any
) -> None:
    stand_in(deputy, office.first)
    with django_capture_on_commit_callbacks(execute=True):
        submit(page, office.editor)
    assert {to for message in mail.outbox for to in message.to} == {office.first.email, deputy.email}


@pytest.mark.parametrize(("who", "days"), [("self", (0, 0)), ("other", (0, -1))])
def test_what_is_no_deputy(db: None, who: str, days: tuple[int, int]) -> None:
    person = UserFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        stand_in(person if who == "self" else UserFactory(), person, days=days)
