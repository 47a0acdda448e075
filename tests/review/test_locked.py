"""What is locked as a secret, or may be one, is read by those who judge secrecy for its unit alone (rule R5)."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Page

from base.models import User
from disclosure.catalogue.models import ReviewCopy
from disclosure.documents.models import DocumentPage
from disclosure.review.models import SecrecyCase, StageGroup
from disclosure.review.services.lock_secret import lock_draft
from tests.factories import DocumentFactory, UnitFactory, UserFactory
from tests.moves import frozen, release, reviewer, submit
from tests.review.admin import client_of, edit_address, text_of, told
from tests.review.office import Office
from tests.review.test_access import addresses_of, shown
from tests.review.test_cases import close

CANARY = "金丝雀栖息地管理通知"
SENTENCE = "只有为该单位作保密审查的人员可以查看"


@pytest.fixture
def page(office: Office) -> DocumentPage:
    page = DocumentFactory(unit=office.unit, section=office.section, owner=office.editor, title=CANARY)
    page.save_revision(user=office.editor, log_action=True)
    page.save_revision(user=office.editor, log_action=True)
    return DocumentPage.objects.get(pk=page.pk)


@pytest.fixture
def copy(office: Office, page: DocumentPage) -> ReviewCopy:
    copy = submit(page, office.editor)
    page.current_workflow_state.cancel(user=office.editor)
    return copy


@pytest.fixture
def case(office: Office, copy: ReviewCopy) -> SecrecyCase:
    return lock_draft(copy, office.secrecy)


@pytest.fixture(params=["editor", "superuser", "first reviewer"])
def other(request: pytest.FixtureRequest, office: Office) -> User:
    people = {"editor": office.editor, "first reviewer": office.first}
    return people.get(request.param) or UserFactory(is_superuser=True)


def test_no_screen_of_wagtail_shows_it(case: SecrecyCase, page: DocumentPage, other: User) -> None:
    client = client_of(other)
    for address in addresses_of(page):
        assert CANARY not in shown(client, address), address


def test_before_the_case_they_do(copy: ReviewCopy, page: DocumentPage, office: Office) -> None:
    """Else the test above would prove nothing."""
    client = client_of(office.editor)
    assert len([address for address in addresses_of(page) if CANARY in shown(client, address)]) > 12


@pytest.mark.parametrize("verb", ["edit", "history", "edit/preview", "copy", "delete", "usage", "view_draft"])
def test_whoever_asks_for_it_reads_why_not(case: SecrecyCase, page: DocumentPage, other: User, verb: str) -> None:
    answer = client_of(other).get(f"/admin/pages/{page.pk}/{verb}/")
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert SENTENCE in told(answer)


def test_a_script_reads_it_too(case: SecrecyCase, page: DocumentPage, office: Office) -> None:
    answer = client_of(office.editor).post(edit_address(page), headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["error_code"]) == (400, "locked")


def test_the_content_check_and_the_review_copy_are_closed_to_its_author(
    case: SecrecyCase, copy: ReviewCopy, page: DocumentPage, office: Office
) -> None:
    client = client_of(office.editor)
    for address in (
        reverse("checks:draft", args=["document", page.pk]),
        reverse("review:copy", args=[copy.pk]),
        reverse("emergency:new", args=[page.pk]),
    ):
        assert SENTENCE in told(client.get(address)), address


def test_asking_again_from_the_same_address_leads_home_and_not_in_circles(
    case: SecrecyCase, copy: ReviewCopy, office: Office
) -> None:
    address = reverse("review:copy", args=[copy.pk])
    answer = client_of(office.editor).get(address, headers={"Referer": f"http://testserver{address}"})
    assert answer["Location"] == "/admin/"


def test_who_judges_secrecy_reads_the_copy_and_the_check(
    case: SecrecyCase, copy: ReviewCopy, page: DocumentPage, office: Office
) -> None:
    client = client_of(office.secrecy)
    assert CANARY in text_of(client.get(reverse("review:copy", args=[copy.pk])))
    assert client.get(reverse("checks:draft", args=["document", page.pk])).status_code == 200


def test_who_judges_secrecy_for_another_unit_reads_nothing(
    case: SecrecyCase, copy: ReviewCopy, page: DocumentPage
) -> None:
    other = UserFactory()
    StageGroup.objects.create(stage="secrecy", unit=UnitFactory(), group=other.groups.create(name="别的单位保密审查"))
    for address in (reverse("review:copy", args=[copy.pk]), reverse("checks:draft", args=["document", page.pk])):
        answer = client_of(other).get(address)
        assert answer.status_code != 200
        assert CANARY not in text_of(answer)


def test_no_secret_has_its_title_again(case: SecrecyCase, page: DocumentPage, office: Office) -> None:
    close(office.secrecy, case)
    row = Page.objects.get(pk=page.pk)
    assert (row.title, row.draft_title) == (CANARY, CANARY)
    assert CANARY in text_of(client_of(office.editor).get(edit_address(page)))
    assert CANARY in text_of(client_of(office.editor).get("/admin/reports/site-history/"))


def test_a_second_case_keeps_it_covered(
    case: SecrecyCase, copy: ReviewCopy, page: DocumentPage, office: Office
) -> None:
    again = lock_draft(copy, office.secrecy)
    close(office.secrecy, case)
    assert again.number in Page.objects.get(pk=page.pk).title


def test_what_is_public_keeps_its_public_title(page: DocumentPage, office: Office) -> None:
    release(page)
    page = DocumentPage.objects.get(pk=page.pk)
    page.title = "草稿中的新标题"
    page.save_revision(user=office.editor)
    case = lock_draft(frozen(page), office.secrecy)
    row = Page.objects.get(pk=page.pk)
    assert (row.title, case.number in row.draft_title) == (CANARY, True)
    close(office.secrecy, case)
    row = Page.objects.get(pk=page.pk)
    assert (row.title, row.draft_title) == (CANARY, "草稿中的新标题")


def test_the_profile_of_a_unit_is_closed_as_well_and_its_handler_reads_the_copy(office: Office) -> None:
    short = reviewer("short")
    unit: Any = UnitFactory(name="某局", address=CANARY)
    copy = submit(unit, office.editor)
    lock_draft(copy, short)
    answer = client_of(UserFactory(is_superuser=True)).get(edit_address(unit))
    assert SENTENCE in told(answer)
    assert CANARY in text_of(client_of(short).get(reverse("review:copy", args=[copy.pk])))
