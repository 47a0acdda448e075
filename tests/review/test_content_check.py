"""The review page shows what the content check found, and reviewers may answer it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from disclosure.catalogue.content import Content
from disclosure.checks.checking import check
from disclosure.checks.models import Dismissal
from disclosure.checks.reports import report_for
from disclosure.checks.screen import token_of
from disclosure.documents.models import DocumentPage
from disclosure.review.content_check import reviews, undisclosed
from disclosure.review.models import UndisclosedDocument
from tests.factories import DocumentFactory, UserFactory
from tests.moves import frozen, submit
from tests.review.admin import client_of, text_of
from tests.review.moves import task_address
from tests.review.office import Office

pytestmark = pytest.mark.django_db


def test_the_review_page_shows_findings_masked(office: Office, page: DocumentPage) -> None:
    page.body = [("text", "<p>请发至zhangsan@qq.com。</p>")]
    copy = submit(page, office.editor)
    shown = text_of(client_of(office.first).get(task_address(copy)))
    assert "电子邮箱" in shown
    assert "正文第1段" in shown
    assert "zhangsan" not in shown.partition("checks-title")[2]


def test_whoever_reviews_an_item_may_answer_what_was_found(office: Office, page: DocumentPage) -> None:
    page.body = [("text", "<p>请发至zhangsan@qq.com。</p>")]
    copy = submit(page, office.editor)
    [found] = [each for each in report_for(copy).findings if each.code == "email"]
    data = {"token": token_of(found, "document", page.pk), "reason": "这是本单位的对外邮箱", "next": "/admin/"}
    client_of(office.secrecy).post(reverse("checks:dismiss"), data)
    assert Dismissal.objects.get().person["id"] == office.secrecy.pk
    assert "这是本单位的对外邮箱" in text_of(client_of(office.first).get(task_address(copy)))
    assert not reviews(UserFactory(), "document", page.pk)


def test_what_the_register_holds_stops_whoever_names_it(office: Office, page: DocumentPage) -> None:
    closed = DocumentFactory(
        unit=office.unit,
        section=office.section,
        closed=True,
        title="重点人员安置内部方案",
        doc_no="示政密函〔2025〕17号",
    )
    copy = frozen(closed)
    UndisclosedDocument.objects.create(
        unit=office.unit, title=copy.title, doc_no="示政密函〔2025〕17号", openness="closed", kind="document",
        source_id=closed.pk, copy_id=copy.pk, copy_hash=copy.hash, registered_at=copy.submitted_at,
        next_openness_review_at="2027-01-01",
    )  # fmt: skip
    assert [known.doc_no for known in undisclosed()] == ["示政密函〔2025〕17号"]
    page.body = [("text", "<p>根据示政密函[2025]17号，现通知如下。</p>")]
    assert "undisclosed" in {found.code for found in check(Content.from_json(frozen(page).content)) if found.stops}
