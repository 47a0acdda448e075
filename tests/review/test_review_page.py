"""The review page: exactly what will become public, beside what is public now, with what was decided before."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents.models import Document

from disclosure.documents.models import DocumentPage
from tests.moves import approve, pass_chain, submit
from tests.review.admin import client_of, text_of
from tests.review.moves import REJECT, press, task_address
from tests.review.office import Office


def test_it_says_that_nothing_is_public_yet(office: Office, page: DocumentPage) -> None:
    copy = submit(page, office.editor)
    shown = text_of(client_of(office.first).get(task_address(copy)))
    assert "这是首次公开" in shown
    assert copy.hash[:16] in shown
    assert "涉密信息不上网、上网信息不涉密" in shown
    assert f"/admin/review/copy/{copy.pk}/" in shown


def test_it_shows_what_would_change(office: Office, page: DocumentPage) -> None:
    """Also fields that no form shows, and a file that was exchanged under the same number."""
    document = Document.objects.create(title="附表", file=ContentFile(b"old figures", name="a.csv"))
    page.attachments = [("file", {"document": document, "title": "附表"})]
    pass_chain(page, office.editor)
    page = DocumentPage.objects.get(pk=page.pk)
    document.file = ContentFile(b"new figures", name="a.csv")
    document.save()
    page.title, page.original_source = "改正错字的标题", "旧网站"
    copy = submit(page, office.editor)
    shown = text_of(client_of(office.first).get(task_address(copy)))
    for words in ("关于提高养老服务补贴的通知", "改正错字的标题", "原发布来源", "旧网站", "文件"):
        assert words in shown


def test_it_shows_who_decided_what_before(office: Office, page: DocumentPage) -> None:
    first = submit(page, office.editor)
    press(office.first, first, **REJECT)
    second = submit(DocumentPage.objects.get(pk=page.pk), office.editor)
    approve(second, office.first)
    shown = text_of(client_of(office.second).get(task_address(second)))
    assert REJECT["comment"] in shown  # on the earlier copy
    assert office.first.get_full_name() in shown


def test_who_may_not_decide_reads_why_and_gets_no_form(office: Office, page: DocumentPage) -> None:
    copy = submit(page, office.editor)
    shown = text_of(client_of(office.final).get(task_address(copy)))
    assert "您不在“初审”的审核分工中" in shown
    assert 'name="action"' not in shown


def test_the_copy_looks_like_the_public_page(office: Office, page: DocumentPage, client: Client) -> None:
    copy = submit(page, office.editor)
    before = text_of(client_of(office.first).get(f"/admin/review/copy/{copy.pk}/"))
    for user in office.reviewers:
        approve(copy, user)
    from tests.review.moves import entry_of

    after = text_of(client.get(entry_of(page).address))
    body = [text.split('class="document-body prose">')[1].split("</div>")[0] for text in (before, after)]
    assert body[0] == body[1]
