"""What staff read of the log."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.roles import Role
from base import clock
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from search.models import OpenedResult, SearchedQuery
from tests.accounts.moves import client_at_work, person
from tests.search.moves import released

pytestmark = pytest.mark.django_db
HOT, NOTHING, OPENED = (f"/admin/search/reports/{name}/" for name in ("hot", "nothing", "opened"))


def searched(query: str, times: int, results: int = 3, days: int = 0, tab: str = "") -> None:
    day = clock.today() - timedelta(days=days)
    SearchedQuery.objects.create(day=day, language="zh-hans", query=query, times=times, results=results, tab=tab)


@pytest.fixture
def staff(db: None) -> Client:
    return client_at_work(person(Role.SITE_ADMIN))


def rows(client: Client, address: str, **asked: Any) -> list[dict[str, Any]]:
    return list(client.get(address, asked).context["object_list"])


def test_hot_words_add_up_over_days_and_groups(staff: Client) -> None:
    searched("供热", 2)
    searched("供热", 3, days=1)
    searched("供热", 1, tab="policy")
    searched("居住证", 5)
    OpenedResult.objects.create(day=clock.today(), language="zh-hans", query="供热", number=1, times=4)
    found = [(row["query"], row["times"], row["opened"]) for row in rows(staff, HOT)]
    assert found == [("供热", 6, 4), ("居住证", 5, 0)]


def test_a_period_leaves_out_what_is_older(staff: Client) -> None:
    searched("供热", 2)
    searched("供热", 3, days=7)
    searched("旧事", 9, days=40)
    assert [(row["query"], row["times"]) for row in rows(staff, HOT, days=7)] == [("供热", 2)]
    assert [row["query"] for row in rows(staff, HOT, q="旧")] == ["旧事"]


def test_a_period_leaves_out_what_was_opened_before(staff: Client) -> None:
    for days, times in ((0, 1), (7, 4)):
        searched("供热", times + 1, days=days)
        day = clock.today() - timedelta(days=days)
        OpenedResult.objects.create(day=day, language="zh-hans", query="供热", number=1, times=times)
    assert [(row["times"], row["opened"]) for row in rows(staff, HOT)] == [(7, 5)]
    assert [(row["times"], row["opened"]) for row in rows(staff, HOT, days=7)] == [(2, 1)]


@pytest.mark.parametrize("typed", ["WTO", "ｗｔｏ", " wto "])
def test_words_are_looked_for_as_they_are_kept(staff: Client, typed: str) -> None:
    searched("加入wto", 2)
    searched("供热", 3)
    assert [row["query"] for row in rows(staff, HOT, q=typed)] == ["加入wto"]


def test_what_found_nothing(staff: Client) -> None:
    searched("查无此文", 2, results=0)
    searched("供热", 9)
    searched("居住证", 1, results=0, tab="home")  # nothing in that group only
    assert [(row["query"], row["times"]) for row in rows(staff, NOTHING)] == [("查无此文", 2)]


def test_what_was_opened_and_is_still_public(staff: Client) -> None:
    entry: CatalogueEntry = released(title="城镇供热管理办法")
    OpenedResult.objects.create(day=clock.today(), language="zh-hans", query="供热", number=entry.pk, times=4)
    assert [(row["query"], row["title"], row["times"]) for row in rows(staff, OPENED)] == [("供热", entry.title, 4)]
    withdraw_item(entry, notice="数据有误，已撤下核对。", acts=[])
    assert rows(staff, OPENED) == []


@pytest.mark.parametrize("address", [HOT, NOTHING, OPENED])
def test_a_report_is_a_spreadsheet_too_and_may_be_empty(staff: Client, address: str) -> None:
    assert staff.get(address).status_code == 200
    searched("=1+1", 1, results=0)
    for form in ("csv", "xlsx"):
        assert staff.get(address, {"export": form}).status_code == 200
    assert staff.get(f"{address}results/").status_code == 200


def test_what_the_public_typed_runs_in_no_spreadsheet(staff: Client) -> None:
    searched("=cmd|' /c calc'!a1", 1)
    text = b"".join(staff.get(HOT, {"export": "csv"}).streaming_content).decode()  # type: ignore[attr-defined]
    assert "'=cmd" in text


@pytest.mark.parametrize("address", [HOT, NOTHING, OPENED])
def test_reports_lead_to_each_other(staff: Client, address: str) -> None:
    text = staff.get(address).content.decode()
    assert all(other in text for other in (HOT, NOTHING, OPENED))


@pytest.mark.parametrize("address", [HOT, NOTHING, OPENED])
def test_they_are_for_the_site_and_the_disclosure_office(address: str) -> None:
    assert client_at_work(person(Role.DISCLOSURE_OFFICE)).get(address).status_code == 200
    assert client_at_work(person(Role.SECTION_HEAD)).get(address).status_code == 302
    assert Client().get(address).status_code == 302


def test_the_menu_shows_them_to_whoever_may_read_them(staff: Client) -> None:
    assert HOT in staff.get("/admin/").content.decode()
    assert HOT not in client_at_work(person(Role.SECTION_HEAD)).get("/admin/").content.decode()
