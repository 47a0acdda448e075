"""A chain that nobody can complete says so at submission, not after three people have read."""

from __future__ import annotations

import pytest

from disclosure.catalogue.models import ReviewCopy
from disclosure.documents.models import DocumentPage
from disclosure.review.enums import Stage
from disclosure.review.models import StageGroup
from disclosure.review.services.submit import SubmissionRefused
from disclosure.review.staffing import can_be_shared_out
from tests.factories import UnitFactory
from tests.moves import chain_of, submit
from tests.review.office import Office


@pytest.mark.parametrize(
    ("people", "possible"),
    [
        pytest.param([{1}, {2}, {3}, {4}], True, id="one person a step"),
        pytest.param([{1, 2}, {1}], True, id="the first step leaves the only person to the second"),
        pytest.param([{1, 2}, {2, 3}, {1, 3}], True, id="three people share three steps in a ring"),
        pytest.param([{1}, {1}], False, id="one person for two steps"),
        pytest.param([{1, 2}, {1, 2}, {1, 2}], False, id="two people for three steps"),
        pytest.param([{1}, set()], False, id="nobody for a step"),
        pytest.param([], True, id="no step at all"),
    ],
)
def test_every_step_needs_a_person_of_its_own(people: list[set[int]], possible: bool) -> None:
    assert can_be_shared_out(people) is possible


def nobody(office: Office) -> None:
    office.final.groups.clear()


def only_the_author(office: Office) -> None:
    group = office.final.groups.get()
    office.final.groups.clear()
    office.editor.groups.add(group)


def only_people_who_left(office: Office) -> None:
    office.final.is_active = False
    office.final.save()


def only_reviewers_of_another_unit(office: Office) -> None:
    StageGroup.objects.filter(stage=Stage.FINAL).update(unit=UnitFactory())


def one_person_for_two_steps(office: Office) -> None:
    office.first.groups.add(office.final.groups.get())
    office.final.groups.clear()


@pytest.mark.parametrize(
    ("lack", "reason"),
    [
        pytest.param(nobody, "步骤“终审”没有起草人以外的审核人", id="nobody takes the step"),
        pytest.param(only_the_author, "步骤“终审”没有起草人以外的审核人", id="only the author could"),
        pytest.param(only_people_who_left, "步骤“终审”没有起草人以外的审核人", id="whoever could has left"),
        pytest.param(
            only_reviewers_of_another_unit, "步骤“终审”没有起草人以外的审核人", id="only another unit's reviewers could"
        ),
        pytest.param(one_person_for_two_steps, "每一步须由不同的人办理", id="one person would have to decide twice"),
    ],
)
def test_it_is_refused_with_the_step_that_lacks_people(
    office: Office, page: DocumentPage, lack: object, reason: str
) -> None:
    assert callable(lack)
    lack(office)
    with pytest.raises(SubmissionRefused, match=reason):
        submit(page, office.editor)
    assert not ReviewCopy.objects.filter(kind="document").exists()


def test_a_chain_without_a_secrecy_review_is_refused(office: Office, page: DocumentPage) -> None:
    """保密法实施条例 art. 42: 先审查、后公开."""
    chain_of(page).workflow_tasks.filter(task__reviewtask__stage=Stage.SECRECY).delete()
    with pytest.raises(SubmissionRefused, match="没有保密审查"):
        submit(page, office.editor)


def test_a_chain_of_other_steps_is_the_units_own_choice(office: Office, page: DocumentPage) -> None:
    """Two people, one of them the secrecy reviewer, are the least that the law and the door want."""
    chain_of(page).workflow_tasks.filter(task__reviewtask__stage__in=[Stage.FIRST, Stage.SECOND]).delete()
    copy = submit(page, office.editor)
    assert [step["stage"] for step in copy.steps] == ["secrecy", "final"]
