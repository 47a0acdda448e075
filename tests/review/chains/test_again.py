"""Any change makes another copy: the screen says which steps approved the one before, and must read again."""

from __future__ import annotations

from disclosure.documents.models import DocumentPage
from disclosure.review.again import steps_again
from tests.moves import approve, reject, submit
from tests.review.office import Office


def test_nothing_at_the_first_submission(office: Office, page: DocumentPage) -> None:
    assert steps_again(submit(page, office.editor)) == []


def test_the_steps_that_had_approved(office: Office, page: DocumentPage) -> None:
    copy = submit(page, office.editor)
    approve(copy, office.first)
    approve(copy, office.second)
    reject(copy, office.secrecy)
    page.refresh_from_db()
    page.title = "改过的标题"
    assert steps_again(submit(page, office.editor)) == ["初审", "复审"]


def test_not_those_of_what_is_public_already(office: Office, page: DocumentPage) -> None:
    copy = submit(page, office.editor)
    for user in office.reviewers:
        approve(copy, user)
    page = DocumentPage.objects.get(pk=page.pk)
    page.title = "更正后的标题"
    assert steps_again(submit(page, office.editor)) == []
