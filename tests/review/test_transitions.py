"""The chain as one table: who may take which step when, and who may not. Every line goes through the review page."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import TaskState, WorkflowState

from disclosure.catalogue.models import ReviewCopy
from disclosure.documents.models import DocumentPage
from disclosure.review.enums import Stage
from disclosure.review.models import StageGroup
from tests.factories import UnitFactory, UserFactory
from tests.moves import chain_of, pass_chain, reviewer, submit
from tests.review.admin import client_of, form_data
from tests.review.moves import REJECT, decided, editor_of, entry_of, press, refusal, task_address
from tests.review.office import Office


def author_who_reviews(office: Office, page: DocumentPage) -> Any:
    return _given(office.editor, Stage.FIRST)


def submitter_who_reviews(office: Office, page: DocumentPage) -> Any:
    """Sends what somebody else wrote."""
    return _given(editor_of(office.unit), Stage.FIRST)


def earlier_editor_who_reviews(office: Office, page: DocumentPage) -> Any:
    """Saved a revision once, before the last editor did."""
    user = _given(editor_of(office.unit), Stage.FIRST)
    page.save_revision(user=user)
    return user


def superuser(office: Office, page: DocumentPage) -> Any:
    return UserFactory(is_superuser=True)


def superuser_who_wrote_it(office: Office, page: DocumentPage) -> Any:
    user = _given(UserFactory(is_superuser=True), Stage.FIRST)
    page.save_revision(user=user)
    return user


def reviewer_of_another_unit(office: Office, page: DocumentPage) -> Any:
    user = UserFactory(is_superuser=True)  # may read everything, and yet
    StageGroup.objects.create(stage=Stage.FIRST, unit=UnitFactory(), group=user.groups.create(name="别的单位初审"))
    return user


def reviewer_of_this_unit(office: Office, page: DocumentPage) -> Any:
    user = reviewer(Stage.SHORT)  # with access to the admin
    StageGroup.objects.create(stage=Stage.FIRST, unit=office.unit, group=user.groups.create(name="本单位初审"))
    return user


def reviewer_of_a_later_step(office: Office, page: DocumentPage) -> Any:
    return office.final


def reviewer_of_the_step(office: Office, page: DocumentPage) -> Any:
    return office.first


def _given(user: Any, stage: Stage) -> Any:
    user.groups.add(StageGroup.objects.get(stage=stage, unit=None).group)
    return user


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        pytest.param(reviewer_of_the_step, "", id="a first reviewer may take the first step"),
        pytest.param(reviewer_of_this_unit, "", id="a first reviewer of this unit alone may"),
        pytest.param(reviewer_of_a_later_step, "您不在“初审”的审核分工中", id="a final reviewer may not come first"),
        pytest.param(
            reviewer_of_another_unit, "您不在“初审”的审核分工中", id="a first reviewer of another unit may not"
        ),
        pytest.param(superuser, "您不在“初审”的审核分工中", id="a superuser may not for being one"),
        pytest.param(author_who_reviews, "不得自己审核自己写的内容", id="the owner of the draft may not"),
        pytest.param(earlier_editor_who_reviews, "不得自己审核自己写的内容", id="whoever saved a revision may not"),
        pytest.param(superuser_who_wrote_it, "不得自己审核自己写的内容", id="a superuser who wrote part of it may not"),
    ],
)
def test_who_takes_the_first_step(office: Office, page: DocumentPage, who: Any, reason: str) -> None:
    user = who(office, page)
    copy = submit(page, office.editor)
    answer = press(user, copy)
    if reason:
        assert reason in refusal(answer)
        assert decided(copy) == []
    else:
        assert (answer.status_code, decided(copy)) == (302, ["first"])


def test_whoever_sends_it_does_not_review_it(office: Office, page: DocumentPage) -> None:
    user = submitter_who_reviews(office, page)
    page.save_revision(user=office.editor)
    state = chain_of(page).start(page, user)
    copy = ReviewCopy.objects.get(workflow_state_id=state.pk)
    assert "不得自己审核" in refusal(press(user, copy))


def test_whoever_wrote_an_old_version_is_an_author_of_the_draft_that_went_back_to_it(
    office: Office, page: DocumentPage
) -> None:
    writer = _given(editor_of(office.unit), Stage.FIRST)
    old = page.save_revision(user=writer)
    pass_chain(DocumentPage.objects.get(pk=page.pk), office.editor)  # writer's part was reviewed and is public
    draft = DocumentPage.objects.get(pk=page.pk)
    assert writer.pk not in _authors(submit(draft, office.editor))
    WorkflowState.objects.latest("pk").cancel(user=office.editor)
    address = f"/admin/pages/{page.pk}/revisions/{old.pk}/revert/"
    assert client_of(office.editor).post(address, form_data(draft)).status_code == 302
    draft = DocumentPage.objects.get(pk=page.pk)
    assert writer.pk in _authors(submit(draft, office.editor))


def _authors(copy: ReviewCopy) -> set[int]:
    return {author["id"] for author in copy.authors}


def test_the_steps_follow_each_other_and_only_the_last_one_publishes(office: Office, page: DocumentPage) -> None:
    copy = submit(page, office.editor)
    for number, user in enumerate(office.reviewers):
        for other in office.reviewers:
            if other is not user:
                assert press(other, copy).status_code == 200
        assert entry_of(page) is None
        assert press(user, copy).status_code == 302
        assert len(decided(copy)) == number + 1
    assert decided(copy) == ["first", "second", "secrecy", "final"]
    assert entry_of(page).content.hash == copy.hash


def test_nobody_decides_twice(office: Office, page: DocumentPage) -> None:
    both = _given(reviewer(Stage.FIRST), Stage.SECOND)
    copy = submit(page, office.editor)
    assert press(both, copy).status_code == 302
    assert "同一人不得审核两次" in refusal(press(both, copy))
    assert decided(copy) == ["first"]


def test_a_person_without_a_part_in_it_cannot_even_open_the_page(office: Office, page: DocumentPage) -> None:
    copy = submit(page, office.editor)
    assert press(editor_of(UnitFactory()), copy).status_code == 302  # to the admin's home, with "no permission"
    assert decided(copy) == []


class TestRejection:
    def test_it_needs_a_reason(self, office: Office, page: DocumentPage) -> None:
        copy = submit(page, office.editor)
        answer = press(office.first, copy, action="reject", comment="  ")
        assert "退回须写明理由" in refusal(answer)
        assert decided(copy) == []

    def test_it_ends_the_chain_and_tells_the_author_why(self, office: Office, page: DocumentPage) -> None:
        copy = submit(page, office.editor)
        press(office.first, copy)
        assert press(office.second, copy, **REJECT).status_code == 302
        state = WorkflowState.objects.get(pk=copy.workflow_state_id)
        assert state.status == WorkflowState.STATUS_CANCELLED
        desk = client_of(office.editor).get("/admin/").content.decode()
        assert REJECT["comment"] in desk
        assert entry_of(page) is None

    def test_the_next_submission_is_a_new_copy_that_everybody_reads_anew(
        self, office: Office, page: DocumentPage
    ) -> None:
        first = submit(page, office.editor)
        press(office.first, first)
        press(office.second, first, **REJECT)
        page.refresh_from_db()
        page.title = "改过的标题"
        second = submit(page, office.editor)
        assert (second.pk != first.pk, second.hash != first.hash) == (True, True)
        assert decided(second) == []
        assert press(office.first, second).status_code == 302  # who read the old copy may read the new one


class TestOldScreens:
    def test_the_hash_of_another_copy_is_refused(self, office: Office, page: DocumentPage) -> None:
        copy = submit(page, office.editor)
        assert "已不是当前这一份" in refusal(press(office.first, copy, copy_hash="0" * 64))
        assert decided(copy) == []

    def test_a_step_that_was_taken_back_is_over(self, office: Office, page: DocumentPage) -> None:
        copy = submit(page, office.editor)
        state = TaskState.objects.get(workflow_state_id=copy.workflow_state_id)
        WorkflowState.objects.get(pk=copy.workflow_state_id).cancel(user=office.editor)
        answer = client_of(office.first).post(
            f"/admin/review/task/{state.pk}/", {"copy_hash": copy.hash, "action": "approve"}
        )
        assert "已经办结或已被撤回" in refusal(answer)
        assert decided(copy) == []

    def test_a_refused_form_keeps_what_was_typed(self, office: Office, page: DocumentPage) -> None:
        copy = submit(page, office.editor)
        answer = press(office.first, copy, copy_hash="0" * 64, comment="我写了很长的意见")
        assert "我写了很长的意见" in answer.content.decode()

    def test_what_was_typed_is_shown_to_who_came_too_late(self, office: Office, page: DocumentPage) -> None:
        copy = submit(page, office.editor)
        address, other = task_address(copy), reviewer(Stage.FIRST)
        press(other, copy)
        answer = client_of(office.first).post(
            address,
            {"copy_hash": copy.hash, "action": "changes", "points": "我逐条写的\n第二条", "comment": "很长的意见"},
        )
        shown = answer.content.decode()
        assert answer.status_code == 200
        assert ("已经办结" in shown, "我逐条写的<br>第二条" in shown, "很长的意见" in shown) == (True, True, True)
