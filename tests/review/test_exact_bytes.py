"""What becomes public is, to the byte, what the reviewers read; or nothing does."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import connection
from django.test import Client
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Task, WorkflowTask

from base.canonical import sha256_of
from base.storage import FrozenStore, name_of
from disclosure.catalogue.content import Content
from disclosure.catalogue.models import ReleasedContent, ReviewCopy
from disclosure.documents.models import DocumentPage
from disclosure.review.models import ReviewTask
from tests.moves import approve, submit
from tests.review.moves import decided, entry_of, press, refusal
from tests.review.office import Office


@pytest.fixture
def document() -> Document:
    return Document.objects.create(title="补贴标准表", file=ContentFile(b"first version", name="table.csv"))


@pytest.fixture
def image() -> Image:
    return Image.objects.create(title="流程图", file=get_test_image_file(filename="flow.png", size=(900, 600)))


@pytest.fixture
def copy(office: Office, page: DocumentPage, document: Document, image: Image) -> ReviewCopy:
    """A copy with an attachment and a picture that waits for its last approval."""
    page.attachments = [("file", {"document": document, "title": "补贴标准表"})]
    page.body = [("picture", {"image": image, "alt": "办理流程", "caption": ""}), ("text", "<p>正文。</p>")]
    copy = submit(page, office.editor)
    for user in office.reviewers[:-1]:
        approve(copy, user)
    return copy


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_the_released_content_is_the_copy(office: Office, page: DocumentPage, copy: ReviewCopy) -> None:
    assert press(office.final, copy).status_code == 302
    released = ReleasedContent.objects.get(entry=entry_of(page))
    assert (released.content, released.hash) == (copy.content, copy.hash)


def tampered_copy(copy: ReviewCopy) -> str:
    sql("UPDATE catalogue_reviewcopy SET content = %s WHERE id = %s", copy.content.replace("正文", "改文"), copy.pk)
    return "已不是当前这一份"


def tampered_copy_with_its_hash(copy: ReviewCopy) -> str:
    content = copy.content.replace("正文", "改文")
    sql("UPDATE catalogue_reviewcopy SET content = %s, hash = %s WHERE id = %s", content, sha256_of(content), copy.pk)
    return "已不是当前这一份"


def file_gone(copy: ReviewCopy) -> str:
    FrozenStore().storage.delete(name_of(_attachment(copy)))
    return "已不在送审存储中"


def file_exchanged(copy: ReviewCopy) -> str:
    name = name_of(_attachment(copy))
    FrozenStore().storage.delete(name)
    FrozenStore().storage.save(name, ContentFile(b"something else"))
    return "expected"


def step_left_out(copy: ReviewCopy) -> str:
    sql("DELETE FROM review_decision WHERE copy_id = %s AND stage = 'second'", copy.pk)
    return "审核步骤与送审时确定的不一致"


def step_added(copy: ReviewCopy) -> str:
    steps = [*copy.steps, {"task": 0, "stage": "short", "name": "再审"}]
    sql("UPDATE catalogue_reviewcopy SET steps = %s WHERE id = %s", json.dumps(steps), copy.pk)
    return "审核步骤与送审时确定的不一致"


def decision_on_other_bytes(copy: ReviewCopy) -> str:
    sql("UPDATE review_decision SET copy_hash = %s WHERE copy_id = %s AND stage = 'first'", "0" * 64, copy.pk)
    return "审核意见针对的不是这份送审稿"


def secrecy_conclusion_changed(copy: ReviewCopy) -> str:
    sql("UPDATE review_decision SET secrecy = %s WHERE copy_id = %s AND stage = 'secrecy'", "{}", copy.pk)
    return "没有结论为“公开”的保密审查"


def draft_gone(copy: ReviewCopy) -> str:
    DocumentPage.objects.filter(pk=copy.source_id).update(path="0001zzzz")  # stays, but is found nowhere
    sql("UPDATE catalogue_reviewcopy SET source_id = 999999 WHERE id = %s", copy.pk)
    return "已被删除"


def _attachment(copy: ReviewCopy) -> str:
    return next(file.sha256 for file in Content.from_json(copy.content).files if file.source == "document")


@pytest.mark.parametrize(
    "tamper",
    [
        pytest.param(tampered_copy, id="the copy was changed by SQL"),
        pytest.param(tampered_copy_with_its_hash, id="the copy was changed together with its hash"),
        pytest.param(file_gone, id="a frozen file is missing"),
        pytest.param(file_exchanged, id="a frozen file was exchanged"),
        pytest.param(step_left_out, id="a step was left out"),
        pytest.param(step_added, id="the steps agreed at submission were changed"),
        pytest.param(decision_on_other_bytes, id="one step read another copy"),
        pytest.param(secrecy_conclusion_changed, id="the secrecy conclusion was changed"),
        pytest.param(draft_gone, id="the draft is gone"),
    ],
)
def test_the_last_step_refuses_and_nothing_is_public(
    office: Office, page: DocumentPage, copy: ReviewCopy, tamper: Any
) -> None:
    reason = tamper(copy)
    assert reason in refusal(press(office.final, copy))
    assert entry_of(page) is None
    assert "final" not in decided(copy)


def test_a_step_that_is_switched_off_meanwhile_is_not_skipped(office: Office, page: DocumentPage) -> None:
    """Wagtail goes on with the next step, and publishes where it was the last one."""
    copy = submit(page, office.editor)
    approve(copy, office.first)
    approve(copy, office.second)
    ReviewTask.objects.get(workflow_tasks__workflow=page.get_workflow(), stage="secrecy").deactivate(user=office.editor)
    assert "审核步骤与送审时确定的不一致" in refusal(press(office.final, copy))
    assert entry_of(page) is None


def test_a_chain_of_wagtails_own_tasks_does_not_even_begin(office: Office, page: DocumentPage) -> None:
    workflow = page.get_workflow()
    WorkflowTask.objects.create(workflow=workflow, task=Task.objects.create(name="别的步骤"), sort_order=9)
    with pytest.raises(Exception, match="不是审核步骤"):
        submit(page, office.editor)


def test_what_editors_do_to_their_rows_and_files_meanwhile_changes_nothing(
    office: Office, page: DocumentPage, copy: ReviewCopy, document: Document, image: Image, client: Client
) -> None:
    frozen = {(file.source, file.variant): file for file in Content.from_json(copy.content).files}
    document.file = ContentFile(b"second version", name="table.csv")
    document.save()
    image.file = ImageFile(get_test_image_file(filename="other.png", size=(300, 300)).file, name="other.png")
    image.save()
    DocumentPage.objects.filter(pk=page.pk).update(title="偷偷改的标题", draft_title="偷偷改的标题")
    page.revisions.update(content={**page.get_latest_revision().content, "title": "偷偷改的标题"})
    press(office.final, copy)
    entry = entry_of(page)
    assert entry.title == page.title
    shown = client.get(entry.address).content.decode()
    assert "偷偷改的标题" not in shown
    file = frozen["document", ""]
    assert file.address in shown
    assert b"".join(client.get(file.address)) == b"first version"
    assert frozen["image", "w800"].address in shown
    assert DocumentPage.objects.get(pk=page.pk).title == page.title  # editors go on from what is public
