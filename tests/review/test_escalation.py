"""报请确定 stops until the answer is filed, and goes on as it says (条例 art. 17)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import WorkflowState

from base import clock
from disclosure.catalogue.models import ReviewCopy
from disclosure.documents.models import DocumentPage
from disclosure.review.models import Decision, Escalation, SecrecyCase, UndisclosedDocument
from disclosure.review.services.submit import SubmissionRefused
from tests.factories import UserFactory
from tests.moves import approve, reviewer, submit
from tests.review.admin import client_of, heading_of, text_of
from tests.review.moves import decided, entry_of, press, refusal, task_address
from tests.review.office import Office


@pytest.fixture
def copy(office: Office, page: DocumentPage) -> ReviewCopy:
    """A copy on which the secrecy reviewer could not decide."""
    copy = submit(page, office.editor)
    approve(copy, office.first)
    approve(copy, office.second)
    assert press(office.secrecy, copy, conclusion="escalate").status_code == 302
    return copy


def file(user: Any, **changes: Any) -> Any:
    letter = {
        "authority": "示例区国家保密局", "doc_no": "示保函〔2026〕7号", "day": clock.today().isoformat(),
        "answer": "public",
    }  # fmt: skip
    address = reverse("review:escalation", args=[Escalation.objects.get().pk])
    return client_of(user).post(address, {**letter, **changes})


def test_nobody_decides_while_it_waits(office: Office, copy: ReviewCopy) -> None:
    assert "正在等待答复" in refusal(press(office.secrecy, copy))
    assert "正在等待答复" in refusal(press(reviewer("secrecy"), copy))
    assert decided(copy) == ["first", "second", "secrecy"]


def test_it_is_listed_for_those_who_judge_secrecy(office: Office, page: DocumentPage, copy: ReviewCopy) -> None:
    address = reverse("review:escalations")
    assert page.title in text_of(client_of(office.secrecy).get(address))
    assert client_of(office.first).get(address).status_code == 302  # to the admin's home: no permission


def test_the_screen_of_the_answer_is_headed_by_what_was_asked_about(office: Office, copy: ReviewCopy) -> None:
    address = reverse("review:escalation", args=[Escalation.objects.get().pk])
    assert heading_of(client_of(office.secrecy).get(address)) == f"录入答复 {copy.title}"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({"authority": ""}, "authority", id="nobody answered"),
        pytest.param({"doc_no": " "}, "doc_no", id="no letter"),
        pytest.param({"answer": ""}, "answer", id="no answer"),
        pytest.param({"day": (clock.today() + timedelta(days=1)).isoformat()}, "不能早于报请之日", id="dated tomorrow"),
        pytest.param({"day": "2001-01-02"}, "不能早于报请之日", id="dated before it was asked"),
        pytest.param({"answer": "not_public"}, "须选定法定依据", id="not public without a ground"),
    ],
)
def test_an_incomplete_answer_is_refused_and_kept_in_the_form(
    office: Office, copy: ReviewCopy, changes: dict[str, str], reason: str
) -> None:
    answer = file(office.secrecy, **changes)
    assert reason in str(answer.context["form"].errors)
    assert Escalation.objects.open().exists()
    assert "示例区国家保密局" in text_of(answer) or "authority" in changes


def test_the_author_does_not_file_it(office: Office, copy: ReviewCopy) -> None:
    assert file(office.editor).status_code == 404
    assert file(UserFactory(is_superuser=True)).status_code == 404
    assert Escalation.objects.open().exists()


def test_may_be_public_opens_the_step_again_and_is_cited(office: Office, page: DocumentPage, copy: ReviewCopy) -> None:
    file(office.secrecy)
    assert "示保函〔2026〕7号" in text_of(client_of(office.secrecy).get(task_address(copy)))
    assert "不能再次报请" in refusal(press(office.secrecy, copy, conclusion="escalate"))
    assert press(office.secrecy, copy).status_code == 302
    assert Decision.objects.latest("pk").secrecy["answer"]["doc_no"] == "示保函〔2026〕7号"
    assert press(office.final, copy).status_code == 302
    assert entry_of(page) is not None


def test_not_public_ends_the_chain_and_registers(office: Office, copy: ReviewCopy) -> None:
    file(office.secrecy, answer="not_public", ground="process_info", ground_note="尚在研究")
    assert WorkflowState.objects.get(pk=copy.workflow_state_id).status == WorkflowState.STATUS_CANCELLED
    assert (UndisclosedDocument.objects.get().basis, UndisclosedDocument.objects.get().note) == (
        "process_info",
        "尚在研究",
    )


def test_a_secret_locks_and_is_answered_already(office: Office, page: DocumentPage, copy: ReviewCopy) -> None:
    file(office.secrecy, answer="secret")
    case = SecrecyCase.objects.locking().get()
    assert (case.result, case.doc_no) == ("secret", "示保函〔2026〕7号")
    assert DocumentPage.objects.get(pk=page.pk).locked
    assert page.title not in text_of(client_of(office.secrecy).get(reverse("review:escalations")))


class TestTakenBack:
    """The author took the draft back while the question was open."""

    @pytest.fixture
    def copy(self, copy: ReviewCopy, office: Office) -> ReviewCopy:
        WorkflowState.objects.get(pk=copy.workflow_state_id).cancel(user=office.editor)
        return copy

    def test_it_is_not_sent_again_before_the_answer(self, office: Office, page: DocumentPage, copy: ReviewCopy) -> None:
        with pytest.raises(SubmissionRefused, match="已就这份草稿报请确定"):
            submit(DocumentPage.objects.get(pk=page.pk), office.editor)
        file(office.secrecy)
        assert submit(DocumentPage.objects.get(pk=page.pk), office.editor)

    def test_a_secret_locks_all_the_same(self, office: Office, page: DocumentPage, copy: ReviewCopy) -> None:
        file(office.secrecy, answer="secret")
        assert SecrecyCase.objects.locking().get().result == "secret"
        assert DocumentPage.objects.get(pk=page.pk).locked
