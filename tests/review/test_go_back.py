"""退回前面的步骤: the same copy goes back to a step that was taken; four eyes hold as before."""

from __future__ import annotations

import pytest

from disclosure.catalogue.models import ReviewCopy
from disclosure.documents.models import DocumentPage
from disclosure.review.counting import counting_approvals
from disclosure.review.enums import Stage
from disclosure.review.models import Decision, StageGroup
from tests.moves import approve, reviewer, submit
from tests.review.admin import client_of, text_of
from tests.review.moves import decided, entry_of, press, refusal, task_address
from tests.review.office import Office

BACK = {"action": "return", "comment": "数据来源没有核实", "back_to": "second"}


@pytest.fixture
def copy(office: Office, page: DocumentPage) -> ReviewCopy:
    """A copy that waits for its last step."""
    copy = submit(page, office.editor)
    for user in office.reviewers[:-1]:
        approve(copy, user)
    return copy


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param({"comment": " "}, "退回须写明理由", id="without a reason: refused"),
        pytest.param({"back_to": ""}, "请选择退回到哪一步", id="to no step: refused"),
    ],
)
def test_it_names_the_step_and_the_reason(
    office: Office, copy: ReviewCopy, change: dict[str, str], reason: str
) -> None:
    assert reason in refusal(press(office.final, copy, **{**BACK, **change}))
    assert len(decided(copy)) == 3


def test_a_later_step_cannot_be_named(office: Office, page: DocumentPage) -> None:
    copy = submit(page, office.editor)
    approve(copy, office.first)
    assert press(office.second, copy, **{**BACK, "back_to": "final"}).status_code == 200
    assert decided(copy) == ["first"]


def test_the_first_step_has_nowhere_to_go_back_to(office: Office, page: DocumentPage) -> None:
    copy = submit(page, office.editor)
    shown = text_of(client_of(office.first).get(task_address(copy)))
    assert 'value="return"' not in shown
    assert press(office.first, copy, **BACK).status_code == 200


def test_what_was_decided_from_there_on_counts_no_more(office: Office, copy: ReviewCopy) -> None:
    assert press(office.final, copy, **BACK).status_code == 302
    assert [decision.stage for decision in counting_approvals(copy)] == ["first"]
    assert Decision.objects.filter(copy_id=copy.pk).count() == 4  # all is kept
    shown = text_of(client_of(office.second).get(task_address(copy)))
    assert BACK["comment"] in shown
    assert "退回后须重新审核" in shown


def test_each_step_is_taken_again_by_the_same_people_or_others(
    office: Office, page: DocumentPage, copy: ReviewCopy
) -> None:
    press(office.final, copy, **BACK)
    assert press(office.second, copy).status_code == 302  # who took it may take it again
    another = reviewer(Stage.SECRECY)
    assert press(another, copy).status_code == 302
    assert entry_of(page) is None
    assert press(office.final, copy).status_code == 302
    assert entry_of(page).content.hash == copy.hash
    release = entry_of(page).content.item.release
    assert [each["user_id"] for each in release.approvals] == [
        office.first.pk, office.second.pk, another.pk, office.final.pk
    ]  # fmt: skip


def test_nobody_takes_two_steps_by_it(office: Office, copy: ReviewCopy) -> None:
    """Whose approval was set aside has read the copy all the same."""
    office.secrecy.groups.add(StageGroup.objects.get(stage=Stage.SECOND, unit=None).group)
    press(office.final, copy, **BACK)
    assert "同一人不得审核两次" in refusal(press(office.secrecy, copy))


def test_the_reviewer_who_sent_it_back_does_not_take_the_other_step(office: Office, copy: ReviewCopy) -> None:
    office.final.groups.add(StageGroup.objects.get(stage=Stage.SECOND, unit=None).group)
    press(office.final, copy, **BACK)
    assert "同一人不得审核两次" in refusal(press(office.final, copy))
