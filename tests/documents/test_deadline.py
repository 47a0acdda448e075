"""Within what time a document must be public (条例 art. 26; 双公示; 预算法 art. 14), and what a later day needs."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from base.clock import SHANGHAI
from disclosure.catalogue.content import Content
from disclosure.catalogue.kinds import get
from disclosure.documents.rules.deadline import deadline_reasons, law_deadline
from tests.factories import DocumentFactory

pytestmark = pytest.mark.django_db  # the table of holidays and 调休 wins over the built-in calendar

WRITTEN = date(2023, 9, 22)  # 国庆 and two worked weekend days follow: a count of Mondays to Fridays goes wrong


def content(**fields: object) -> Content:
    return Content("document", "zh-hans", {"written_date": WRITTEN.isoformat(), **fields})


@pytest.mark.parametrize(
    ("rule", "last"),
    [("general", date(2023, 10, 26)), ("double", date(2023, 10, 9)), ("budget", date(2023, 10, 12))],
)
def test_the_rule_of_the_draft_sets_the_last_day(rule: str, last: date) -> None:
    assert law_deadline(content(deadline_rule=rule)) == last


def test_a_change_counts_anew() -> None:
    assert law_deadline(content(changed_on="2026-03-02")) == date(2026, 3, 30)


def test_without_a_date_there_is_no_deadline() -> None:
    assert law_deadline(Content("document", "zh-hans", {})) is None


def test_a_district_may_set_less(settings: object) -> None:
    settings.GONGKAI_DEADLINES = {"general": ("workdays", 5)}  # type: ignore[attr-defined]
    assert law_deadline(content(written_date="2026-03-02")) == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("due", "reason", "refused"),
    [
        (datetime(2023, 10, 26, 23, 59, tzinfo=SHANGHAI), "", False),
        (datetime(2023, 10, 27, 0, 0, tzinfo=SHANGHAI), "", True),
        (datetime(2023, 10, 27, 0, 0, tzinfo=SHANGHAI), "   ", True),
        (datetime(2023, 10, 27, 0, 0, tzinfo=SHANGHAI), "须与上级同日公布", False),
    ],
)
def test_a_day_beyond_the_deadline_needs_a_reason(due: datetime, reason: str, refused: bool) -> None:
    reasons = deadline_reasons(content(due_at=due.isoformat(), due_reason=reason))
    assert bool(reasons) is refused
    if refused:
        assert "2023-10-26" in reasons[0]


def test_the_draft_carries_it_and_the_kind_tells() -> None:
    page = DocumentFactory(written_date=WRITTEN, deadline_rule="double")
    kind = get("document")
    assert kind.law_deadline(kind.freeze(page)) == date(2023, 10, 9)


def test_content_frozen_before_there_were_rules_counts_by_the_general_one() -> None:
    old = Content.from_json(
        '{"kind":"document","language":"zh-hans","fields":{"written_date":"2023-09-22"},"files":[]}'
    )
    assert get("document").law_deadline(old) == date(2023, 10, 26)
