"""A unit answers for its own secrets: whoever is lent to it judges them only on its written word
(北京市保守国家秘密条例 art. 27)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from base.clock import today
from base.models import User
from disclosure.documents.models import DocumentPage
from disclosure.review.models import SecrecyDesignation, StageGroup
from disclosure.review.people import may_take, reviewers_of
from disclosure.review.services.decide import DecisionRefused
from disclosure.review.services.submit import SubmissionRefused
from portal.models import Unit
from tests.factories import UnitFactory, UserFactory
from tests.moves import approve, designate, submit
from tests.review.chains.moves import of_the_unit
from tests.review.office import Office

pytestmark = pytest.mark.django_db


def nothing(user: User, unit: Unit) -> None: ...


def by_the_unit(user: User, unit: Unit) -> None:
    designate(unit=unit, person=user)


def by_the_unit_for_the_group(user: User, unit: Unit) -> None:
    designate(unit=unit, group=user.groups.get())


def by_all_units_together(user: User, unit: Unit) -> None:
    designate(unit=None, person=user)


def by_another_unit(user: User, unit: Unit) -> None:
    designate(unit=UnitFactory(), person=user)


def of_somebody_else(user: User, unit: Unit) -> None:
    designate(unit=unit, person=UserFactory())


def until_yesterday(user: User, unit: Unit) -> None:
    designate(unit=unit, person=user, valid_until=today() - timedelta(days=1))


def until_today(user: User, unit: Unit) -> None:
    designate(unit=unit, person=user, valid_until=today())


def from_tomorrow(user: User, unit: Unit) -> None:
    designate(unit=unit, person=user, valid_from=today() + timedelta(days=1))


@pytest.mark.parametrize("stage", ["secrecy", "short"])
@pytest.mark.parametrize(
    ("paper", "counts"),
    [
        pytest.param(nothing, False, id="no paper"),
        pytest.param(by_the_unit, True, id="the unit named the person"),
        pytest.param(by_the_unit_for_the_group, True, id="the unit named the group"),
        pytest.param(by_all_units_together, True, id="all units signed one paper"),
        pytest.param(by_another_unit, False, id="another unit's paper"),
        pytest.param(of_somebody_else, False, id="a paper about somebody else"),
        pytest.param(until_yesterday, False, id="it ended yesterday"),
        pytest.param(until_today, True, id="today is its last day"),
        pytest.param(from_tomorrow, False, id="it begins tomorrow"),
    ],
)
def test_who_is_lent_needs_it(stage: str, paper: Callable[[User, Unit], None], counts: bool) -> None:
    unit, user = UnitFactory(), UserFactory()
    user.groups.add(StageGroup.objects.get(stage=stage, unit=None).group)
    paper(user, unit)
    assert may_take(user, stage, unit.pk) is counts
    assert reviewers_of(stage, unit.pk).filter(pk=user.pk).exists() is counts


def test_the_units_own_reviewer_needs_none() -> None:
    unit = UnitFactory()
    user = of_the_unit("secrecy", unit)
    assert may_take(user, "secrecy", unit.pk)
    assert not may_take(user, "secrecy", UnitFactory().pk)


def test_a_paper_alone_makes_nobody_a_reviewer() -> None:
    unit, user = UnitFactory(), UserFactory()
    designate(unit=unit, person=user)
    assert not may_take(user, "secrecy", unit.pk)
    assert not may_take(user, "first", unit.pk)


def test_other_steps_and_the_districts_own_words_need_none() -> None:
    user = UserFactory()
    for stage in ("first", "short"):
        user.groups.add(StageGroup.objects.get(stage=stage, unit=None).group)
    assert may_take(user, "first", UnitFactory().pk)
    assert may_take(user, "short", None)


def test_without_it_a_draft_is_not_sent_and_the_reason_names_the_law(office: Office, page: DocumentPage) -> None:
    SecrecyDesignation.objects.all().delete()
    with pytest.raises(SubmissionRefused, match=r"借用的保密审查员须有本单位的书面指定.*第二十七条"):
        submit(page, office.editor)


def test_it_holds_on_the_day_of_the_decision(office: Office, page: DocumentPage) -> None:
    copy = submit(page, office.editor)
    approve(copy, office.first)
    approve(copy, office.second)
    SecrecyDesignation.objects.update(valid_until=today() - timedelta(days=1))
    with pytest.raises(DecisionRefused, match="没有该单位的书面指定"):
        approve(copy, office.secrecy)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({}, id="of nobody"),
        pytest.param({"person": True, "group": True}, id="of a person and a group"),
        pytest.param({"person": True, "valid_until": date(2019, 1, 1)}, id="ended before it began"),
    ],
)
def test_what_is_no_designation(fields: dict[str, Any]) -> None:
    user = UserFactory()
    group = StageGroup.objects.get(stage="secrecy", unit=None).group
    real = {key: {"person": user, "group": group}.get(key, value) for key, value in fields.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        designate(unit=None, **real)
