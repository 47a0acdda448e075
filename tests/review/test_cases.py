"""涉密情况: closed with the authority's answer: lifted, or locked until it is erased (保密法 art. 31; rule R5)."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from base import clock
from disclosure.catalogue.models import ReviewCopy
from disclosure.documents.models import DocumentPage
from disclosure.review.guard import PublishingRefused
from disclosure.review.models import SecrecyCase
from tests.factories import UnitFactory, UserFactory
from tests.moves import approve, submit
from tests.review.admin import client_of, heading_of, save, text_of
from tests.review.moves import press
from tests.review.office import Office

TITLE = "关于提高养老服务补贴的通知"


@pytest.fixture
def case(office: Office, page: DocumentPage) -> SecrecyCase:
    copy = submit(page, office.editor)
    approve(copy, office.first)
    approve(copy, office.second)
    press(office.secrecy, copy, classified="suspected", conclusion="", comment="第三段疑似涉密")
    return SecrecyCase.objects.get()


def close(user: Any, case: SecrecyCase, **changes: Any) -> Any:
    letter = {
        "authority": "示例区国家保密局", "doc_no": "示保函〔2026〕9号", "day": clock.today().isoformat(),
        "result": "not_secret",
    }  # fmt: skip
    return client_of(user).post(reverse("review:case", args=[case.pk]), {**letter, **changes})


def test_the_screen_is_headed_by_the_number_of_the_case(case: SecrecyCase, office: Office) -> None:
    answer = client_of(office.secrecy).get(reverse("review:case", args=[case.pk]))
    assert heading_of(answer) == f"录入确定结果 {case.number}"


def test_it_leads_to_what_was_reported_for_nobody_finds_that_by_its_title(case: SecrecyCase, office: Office) -> None:
    copy = ReviewCopy.objects.get(kind=case.kind, source_id=case.source_id)
    shown = text_of(client_of(office.secrecy).get(reverse("review:case", args=[case.pk])))
    assert reverse("review:copy", args=[copy.pk]) in shown


def test_not_secret_lifts_the_lock_and_the_draft_goes_on(case: SecrecyCase, office: Office, page: DocumentPage) -> None:
    assert close(office.secrecy, case).status_code == 302
    case.refresh_from_db()
    assert (case.result, case.closed_by["id"]) == ("not_secret", office.secrecy.pk)
    page = DocumentPage.objects.get(pk=page.pk)
    assert not page.locked
    assert save(office.editor, page, title="改过的标题").status_code == 302
    assert submit(DocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object(), office.editor)


def test_a_secret_stays_locked_and_may_be_erased(case: SecrecyCase, office: Office, page: DocumentPage) -> None:
    assert close(office.secrecy, case, result="secret").status_code == 302
    assert DocumentPage.objects.get(pk=page.pk).locked
    with pytest.raises(PublishingRefused, match="涉密"):
        DocumentPage.objects.get(pk=page.pk).save_revision()
    shown = text_of(client_of(office.secrecy).get(reverse("review:cases")))
    assert reverse("corrections:propose", args=["case", case.pk]) in shown


def test_of_two_cases_each_must_be_lifted(case: SecrecyCase, office: Office, page: DocumentPage) -> None:
    SecrecyCase.objects.create(
        unit=case.unit, kind=case.kind, source_id=case.source_id, opened_by={}, opened_at=clock.now()
    )
    close(office.secrecy, case)
    assert DocumentPage.objects.get(pk=page.pk).locked


@pytest.mark.parametrize("name", ["authority", "doc_no", "day", "result"])
def test_an_incomplete_answer_closes_nothing(case: SecrecyCase, office: Office, name: str) -> None:
    assert close(office.secrecy, case, **{name: ""}).status_code == 200
    case.refresh_from_db()
    assert case.closed_at is None


def test_it_is_closed_once(case: SecrecyCase, office: Office) -> None:
    close(office.secrecy, case, result="secret")
    assert "已经办结" in text_of(close(office.secrecy, case))
    case.refresh_from_db()
    assert case.result == "secret"


def test_it_is_no_business_of_anybody_else(case: SecrecyCase, office: Office) -> None:
    for user in (office.editor, office.first, office.final, UserFactory(is_superuser=True)):
        assert close(user, case).status_code in (302, 404)
    case.refresh_from_db()
    assert case.closed_at is None


def test_no_list_shows_a_word_of_it(case: SecrecyCase, office: Office) -> None:
    shown = text_of(client_of(office.secrecy).get(reverse("review:cases")))
    assert case.number in shown
    for words in (TITLE, "第三段疑似涉密"):
        assert words not in shown
        assert words not in text_of(client_of(office.editor).get("/admin/"))


def test_what_the_authority_wrote_is_not_on_the_authors_desk(case: SecrecyCase, office: Office) -> None:
    close(office.secrecy, case, result="secret", authority="示例区国家保密局第三处")
    assert "示例区国家保密局第三处" not in text_of(client_of(office.editor).get("/admin/"))


def test_another_units_secrecy_reviewer_does_not_see_it(case: SecrecyCase, office: Office) -> None:
    from disclosure.review.models import StageGroup

    stranger = UserFactory()
    group = stranger.groups.create(name="别的单位保密审查")
    StageGroup.objects.create(stage="secrecy", unit=UnitFactory(), group=group)
    assert close(stranger, case).status_code in (302, 404)
    case.refresh_from_db()
    assert case.closed_at is None
