"""有效性 follows from dates and the day alone, the same on page, list, API and in SQL; repeals set the date."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from base import clock
from disclosure.catalogue.enums import Validity
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from disclosure.catalogue.validity import validity_of
from tests.catalogue.moves import entry_of, let_out, released_page
from tests.factories import DocumentFactory
from tests.moves import frozen, release

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
days = st.dates(date(2025, 12, 28), date(2026, 1, 4))
maybe = st.none() | days


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(effective=maybe, expiry=maybe, repealed=maybe, on=days)
def test_python_and_sql_say_the_same(
    district: SimpleNamespace, effective: date | None, expiry: date | None, repealed: date | None, on: date
) -> None:
    with transaction.atomic():
        CatalogueEntry.objects.filter(kind="unit").update(
            effective_date=effective, expiry_date=expiry, repealed_date=repealed
        )
        entry = CatalogueEntry.objects.with_validity(on).get(kind="unit")
        assert entry.validity == validity_of(entry, on)
        in_force = CatalogueEntry.objects.in_force(on).filter(kind="unit").exists()
        assert in_force == (entry.validity == Validity.IN_FORCE)


@pytest.mark.parametrize(
    ("dates", "offset", "expected"),
    [
        ({}, 0, Validity.IN_FORCE),
        ({"effective_date": 1}, 0, Validity.NOT_EFFECTIVE),
        ({"effective_date": 1}, 1, Validity.IN_FORCE),
        ({"expiry_date": 0}, 0, Validity.IN_FORCE),
        ({"expiry_date": 0}, 1, Validity.EXPIRED),
        ({"repealed_date": 1}, 0, Validity.IN_FORCE),
        ({"repealed_date": 1}, 1, Validity.REPEALED),
        ({"expiry_date": -2, "repealed_date": -1}, 0, Validity.REPEALED),
    ],
)
def test_the_expiry_date_is_the_last_day_in_force_and_the_repeal_date_the_first_without(
    dates: dict[str, int], offset: int, expected: Validity
) -> None:
    day = date(2026, 5, 1)
    entry = CatalogueEntry(**{name: day + DAY * n for name, n in dates.items()})
    assert validity_of(entry, day + DAY * offset) == expected


def seen(client: Client, entry: CatalogueEntry) -> tuple[bool, bool, str]:
    """Whether page and list say 废止, and what the API says."""
    page = client.get(entry.address).content.decode()
    rows = client.get("/catalogue/?genre=通知").content.decode()
    (row,) = [r for r in client.get("/api/v1/catalogue/?genre=通知").json()["results"] if r["number"] == entry.pk]
    return "废止" in page, "废止" in rows, row["validity"]


def repeal(target: Any, **kwargs: Any) -> dict[str, Any]:
    return {"title": "关于清理文件的决定", "genre": "决定", "effective_date": clock.today(), **kwargs} | {
        "relations": [("relation", {"relation": "repeals", "target": target})]
    }


def test_a_repeal_shows_on_page_list_and_api_within_its_own_release(client: Client, district: SimpleNamespace) -> None:
    target = released_page(district, genre="通知")
    entry = entry_of(target)
    for _ in range(2):  # made, then kept
        assert seen(client, entry) == (False, False, "in_force")
    let_out(district, **repeal(target))
    assert entry_of(target).repealed_date == clock.today()
    assert seen(client, entry) == (True, True, "repealed")


def test_a_repeal_that_takes_effect_later_waits_for_its_day(
    client: Client, district: SimpleNamespace, later: Any
) -> None:
    target = released_page(district, genre="通知")
    let_out(district, **repeal(target, effective_date=clock.today() + DAY))
    assert seen(client, entry_of(target))[2] == "in_force"
    later(DAY)
    assert seen(client, entry_of(target))[1:] == (True, "repealed")


def test_a_repeal_and_its_target_may_go_out_together(client: Client, district: SimpleNamespace) -> None:
    target = DocumentFactory(unit=district.unit, section=district.section, genre="通知")
    decision = DocumentFactory(unit=district.unit, section=district.section, **repeal(target))
    release(decision, target)
    assert entry_of(target).repealed_date == clock.today()


def test_a_target_that_comes_later_is_repealed_from_its_first_day(client: Client, district: SimpleNamespace) -> None:
    target = DocumentFactory(unit=district.unit, section=district.section, genre="通知")
    let_out(district, **repeal(target))
    release(target)
    assert seen(client, entry_of(target))[1:] == (True, "repealed")


def test_the_earliest_repeal_counts_and_never_a_later_one(district: SimpleNamespace) -> None:
    target = released_page(district, genre="通知")
    let_out(district, **repeal(target, effective_date=date(2026, 3, 1)))
    let_out(district, **repeal(target, effective_date=date(2026, 5, 1)))
    assert entry_of(target).repealed_date == date(2026, 3, 1)


def test_correcting_the_target_does_not_revive_it(client: Client, district: SimpleNamespace) -> None:
    target = released_page(district, genre="通知")
    let_out(district, **repeal(target))
    target = type(target).objects.get(pk=target.pk)
    target.title = "更正了一个字"
    release(target)
    assert seen(client, entry_of(target))[1:] == (True, "repealed")


def test_a_repeal_that_was_a_mistake_gives_its_target_back(client: Client, district: SimpleNamespace) -> None:
    target = released_page(district, genre="通知")
    decision = released_page(district, **repeal(target))
    assert seen(client, entry_of(target))[2] == "repealed"
    decision.relations = []
    release(decision)
    assert seen(client, entry_of(target)) == (False, False, "in_force")


def test_withdrawing_a_repeal_gives_its_target_the_date_it_had(client: Client, district: SimpleNamespace) -> None:
    target = released_page(district, genre="通知")
    decision = let_out(district, **repeal(target))
    assert seen(client, entry_of(target))[2] == "repealed"
    withdraw_item(decision, notice="撤下", acts=[])
    assert seen(client, entry_of(target)) == (False, False, "in_force")


def test_a_repeal_that_is_only_submitted_ends_nothing(district: SimpleNamespace) -> None:
    target = released_page(district, genre="通知")
    frozen(DocumentFactory(unit=district.unit, section=district.section, **repeal(target)))
    assert entry_of(target).repealed_date is None
