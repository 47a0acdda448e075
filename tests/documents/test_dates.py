"""Dates: what contradicts itself is refused; what is in force is computed; publication never moves back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from base import clock
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.catalogue.services.release_due import release_due
from disclosure.catalogue.services.withdraw import withdraw_item
from disclosure.documents.models import DocumentPage
from disclosure.review.services.lock_secret import lock_draft
from tests.documents.conftest import Place
from tests.documents.moves import at, moment, reasons
from tests.moves import CHAIN, approve, pass_chain, release, reviewer, submit


def entry() -> CatalogueEntry:
    return CatalogueEntry.objects.get(kind="document")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        pytest.param({"written_date": "2026-05-20"}, "", id="written today: allowed"),
        pytest.param({"written_date": "2026-05-21"}, "成文日期晚于今天", id="written tomorrow: refused"),
        pytest.param({"effective_date": "2026-06-01"}, "", id="effective later: allowed"),
        pytest.param(
            {"effective_date": "2026-06-01", "expiry_date": "2026-06-01"}, "", id="in force for a day: allowed"
        ),
        pytest.param(
            {"effective_date": "2026-06-01", "expiry_date": "2026-05-31"},
            "失效日期早于施行日期",
            id="ends before it begins",
        ),
        pytest.param(
            {"written_date": "2026-05-01", "expiry_date": "2026-04-30"},
            "失效日期早于施行日期",
            id="ends before it is written",
        ),
        pytest.param({"public_until": "2026-05-20"}, "", id="shown until today: allowed"),
        pytest.param({"public_until": "2026-05-19"}, "公示截止日期已过", id="shown until yesterday: refused"),
    ],
)
def test_dates_agree(page: DocumentPage, fields: dict[str, Any], reason: str) -> None:
    with at("2026-05-20 09:00"):
        found = reasons(page, **{name: date.fromisoformat(value) for name, value in fields.items()})
    assert reason in found if reason else found == ""


@pytest.mark.parametrize(
    ("on", "in_force"),
    [
        pytest.param("2026-05-31", False, id="the day before it takes effect: not yet"),
        pytest.param("2026-06-01", True, id="the day it takes effect: in force"),
        pytest.param("2026-12-31", True, id="its last day: in force"),
        pytest.param("2027-01-01", False, id="the day after its last: no longer"),
    ],
)
def test_in_force_between_its_dates(page: DocumentPage, on: str, in_force: bool) -> None:
    page.effective_date, page.expiry_date = date(2026, 6, 1), date(2026, 12, 31)
    page.save()
    release(page)
    assert CatalogueEntry.objects.in_force(date.fromisoformat(on)).filter(pk=entry().pk).exists() is in_force


def test_repealed_from_the_day_of_repeal(page: DocumentPage) -> None:
    page.repealed_date = date(2026, 7, 1)
    page.save()
    release(page)
    found = [CatalogueEntry.objects.in_force(date(2026, month, day)).filter(pk=entry().pk).exists()
             for month, day in ((6, 30), (7, 1))]  # fmt: skip
    assert found == [True, False]


class TestDueAt:
    @pytest.fixture
    def waiting(self, place: Place, page: DocumentPage) -> DocumentPage:
        """Approved today, to be let out on the first of March."""
        page.due_at = moment("2027-03-01 09:00")
        reviewers = [reviewer(stage) for stage in CHAIN]
        copy = submit(page, place.author)
        for each in reviewers:
            approve(copy, each)
        return page

    def test_it_stays_pending_until_then(self, waiting: DocumentPage, client: Client) -> None:
        assert not CatalogueEntry.objects.filter(kind="document").exists()
        assert release_due(moment("2027-03-01 08:59")) == 0
        assert not DocumentPage.objects.get(pk=waiting.pk).live

    def test_it_comes_out_when_due_and_says_so(self, waiting: DocumentPage, client: Client) -> None:
        assert release_due(moment("2027-03-01 09:01")) == 1
        assert entry().published_at == moment("2027-03-01 09:01")  # late at worst, never early
        assert client.get(entry().address).status_code == 200

    def test_what_is_typed_meanwhile_is_not_in_it_and_makes_an_author(
        self, waiting: DocumentPage, place: Place
    ) -> None:
        other = reviewer("first")
        draft = DocumentPage.objects.get(pk=waiting.pk)
        draft.title = "后来改的标题"
        draft.save_revision(user=other)
        release_due(moment("2027-03-01 09:01"))
        assert entry().title == waiting.title
        copy = submit(DocumentPage.objects.get(pk=waiting.pk), place.author)
        assert other.pk in {author["id"] for author in copy.authors}

    def test_a_newer_approval_is_not_run_over_by_the_older_one(self, waiting: DocumentPage, place: Place) -> None:
        draft = DocumentPage.objects.get(pk=waiting.pk)
        draft.title, draft.due_at = "提前公开的标题", None
        pass_chain(draft, place.author)
        assert release_due(moment("2027-03-01 09:01")) == 0
        assert entry().title == "提前公开的标题"

    def test_a_withdrawal_also_stops_what_is_still_to_come(self, place: Place, page: DocumentPage) -> None:
        first = pass_chain(page, place.author)
        draft = DocumentPage.objects.get(pk=page.pk)
        draft.title, draft.due_at = "明天的更正", moment("2027-03-01 09:00")
        pass_chain(draft, place.author)
        withdraw_item(first, notice="核对", acts=[])
        assert release_due(moment("2027-03-01 09:01")) == 0
        assert not CatalogueEntry.objects.filter(kind="document").exists()

    def test_a_case_of_secrecy_holds_it(self, waiting: DocumentPage, place: Place) -> None:
        lock_draft(ReviewCopy.objects.get(kind="document"), place.author)
        assert release_due(moment("2027-03-01 09:01")) == 0
        assert not CatalogueEntry.objects.filter(kind="document").exists()

    def test_a_moment_that_has_passed_means_now(self, place: Place, page: DocumentPage) -> None:
        page.due_at = moment("2020-01-01 00:00")
        before = clock.now()
        assert pass_chain(page, place.author).published_at >= before


class TestPublicationTime:
    """伪造发稿日期 is a veto item of the inspection (国办秘函〔2019〕19号)."""

    def test_no_field_of_the_form_moves_it(self, page: DocumentPage) -> None:
        form = DocumentPage.get_edit_handler().get_form_class()
        fields = set(form.base_fields)
        assert not fields & {
            "first_published_at",
            "last_published_at",
            "original_published_at",
            "published_at",
            "go_live_at",
        }

    def test_a_correction_keeps_it(self, place: Place, page: DocumentPage) -> None:
        first = pass_chain(page, place.author)
        page = DocumentPage.objects.get(pk=page.pk)
        page.title = "改正错字的标题"
        again = pass_chain(page, place.author)
        assert (again.published_at, again.first_published_at) == (first.published_at, first.first_published_at)
        assert again.updated_at > first.updated_at

    def test_dates_written_into_the_rows_do_not_move_it(self, place: Place, page: DocumentPage) -> None:
        before = clock.now()
        long_ago = before - timedelta(days=900)
        DocumentPage.objects.filter(pk=page.pk).update(first_published_at=long_ago, last_published_at=long_ago)
        assert pass_chain(DocumentPage.objects.get(pk=page.pk), place.author).published_at >= before
