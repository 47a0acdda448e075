"""不公开文件登记簿: assessed again yearly; it stays for a reason, or one click begins a chain that makes it public."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import WorkflowState

from base import clock
from base.models import AuditEvent
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.documents.models import DocumentPage
from disclosure.review.models import Reassessment, UndisclosedDocument
from tests.factories import UnitFactory
from tests.moves import approve, pass_chain, submit
from tests.review.admin import client_of, heading_of, text_of, told
from tests.review.moves import editor_of, press
from tests.review.office import Office

NOT_PUBLIC = {"conclusion": "not_public", "ground": "process_info", "ground_note": "讨论中的方案"}


@pytest.fixture
def row(office: Office, page: DocumentPage) -> UndisclosedDocument:
    copy = submit(page, office.editor)
    approve(copy, office.first)
    approve(copy, office.second)
    press(office.secrecy, copy, **NOT_PUBLIC)
    return UndisclosedDocument.objects.get()


def keep(user: Any, row: UndisclosedDocument, **changes: Any) -> Any:
    data = {"reason": "方案仍在讨论", "next_at": (clock.today() + timedelta(days=200)).isoformat(), **changes}
    return client_of(user).post(reverse("review:assess", args=[row.pk]), data)


def make_public(user: Any, row: UndisclosedDocument) -> Any:
    return client_of(user).post(reverse("review:make_public", args=[row.pk]))


def test_the_list_shows_ground_reason_and_date(office: Office, row: UndisclosedDocument) -> None:
    shown = text_of(client_of(office.final).get(reverse("review:register")))
    for words in (row.title, "过程性信息", "讨论中的方案", row.next_openness_review_at.isoformat()):
        assert words in shown


def test_the_same_goes_into_a_table_and_the_trail_says_so(office: Office, row: UndisclosedDocument) -> None:
    answer: Any = client_of(office.final).get(reverse("review:export_register"))
    table = b"".join(answer.streaming_content).decode()
    assert row.title in table
    assert "讨论中的方案" in table
    assert AuditEvent.objects.get(action="review.export_register").data == {"rows": 1}


def test_it_goes_into_a_workbook_too(office: Office, row: UndisclosedDocument) -> None:
    answer: Any = client_of(office.final).get(reverse("review:export_register"), {"format": "xlsx"})
    sheet: Any = load_workbook(BytesIO(b"".join(answer))).active
    cells = [cell for line in sheet.iter_rows(values_only=True) for cell in line]
    assert {row.title, "讨论中的方案", row.next_openness_review_at.isoformat()} <= set(cells)


def test_the_screen_is_headed_by_the_document(office: Office, row: UndisclosedDocument) -> None:
    answer = client_of(office.final).get(reverse("review:assess", args=[row.pk]))
    assert heading_of(answer) == f"定期评估 {row.title}"


def test_it_stays_with_a_reason_and_a_new_date(office: Office, row: UndisclosedDocument) -> None:
    assert keep(office.final, row).status_code == 302
    kept = Reassessment.objects.get()
    row.refresh_from_db()
    assert (kept.reason, kept.assessed_by["id"]) == ("方案仍在讨论", office.final.pk)
    assert row.next_openness_review_at == kept.next_at == clock.today() + timedelta(days=200)
    assert "方案仍在讨论" in text_of(client_of(office.final).get(reverse("review:assess", args=[row.pk])))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"reason": " "}, "reason"), ({"next_at": "2020-01-02"}, "须晚于今天"), ({"next_at": ""}, "next_at")],
)
def test_without_either_nothing_changes(
    office: Office, row: UndisclosedDocument, changes: dict[str, str], reason: str
) -> None:
    assert reason in str(keep(office.final, row, **changes).context["form"].errors)
    assert not Reassessment.objects.exists()


@pytest.mark.parametrize("who", ["editor", "stranger"])
def test_others_neither_see_nor_assess_it(office: Office, row: UndisclosedDocument, who: str) -> None:
    user = office.editor if who == "editor" else editor_of(UnitFactory())
    assert keep(user, row).status_code == 302  # to the admin's home: no permission
    make_public(user, row)
    assert not Reassessment.objects.exists()
    assert WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS).count() == 0


class TestOneClick:
    """转为主动公开."""

    def test_it_begins_a_chain_that_makes_it_public(
        self, office: Office, page: DocumentPage, row: UndisclosedDocument
    ) -> None:
        from tests.moves import reviewer

        others = [reviewer(stage) for stage in ("first", "second", "secrecy", "final")]
        assert "送审" in told(make_public(office.final, row))
        copy = ReviewCopy.objects.latest("pk")
        assert office.final.pk in {author["id"] for author in copy.authors}  # who does it reviews no step of it
        assert UndisclosedDocument.objects.current().filter(pk=row.pk).exists()
        for user in others:
            approve(copy, user)
        assert CatalogueEntry.objects.filter(kind="document", source_id=page.pk).exists()
        assert not UndisclosedDocument.objects.current().exists()

    def test_it_follows_the_rules_of_every_submission(
        self, office: Office, page: DocumentPage, row: UndisclosedDocument
    ) -> None:
        """Without a person for each step, nothing is sent and the draft is as it was."""
        office.second.is_active = False
        office.second.save()
        answer = make_public(office.final, row)
        assert answer.status_code == 302
        assert not WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS).exists()
        assert DocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object().openness == "closed"

    def test_what_is_public_meanwhile_is_not_assessed(
        self, office: Office, page: DocumentPage, row: UndisclosedDocument
    ) -> None:
        draft = DocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        draft.openness, draft.non_disclosure_reason, draft.openness_note = "active", "", ""
        pass_chain(draft, office.editor)
        assert keep(office.final, row).status_code == 404
