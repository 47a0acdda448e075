"""A secrecy conclusion holds at the door by every way, not only on the chain that reached it."""

from __future__ import annotations

from typing import Any

import pytest

from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.services.release import ReleaseRefused
from disclosure.documents.models import DocumentPage
from disclosure.review.models import Escalation
from tests.moves import approve, release, submit
from tests.review.moves import entry_of, press
from tests.review.office import Office

REDACT = {"conclusion": "redact", "redact_points": "正文第2段"}


@pytest.fixture
def copy(office: Office, page: DocumentPage) -> ReviewCopy:
    """A copy that waits for its secrecy review."""
    copy = submit(page, office.editor)
    approve(copy, office.first)
    approve(copy, office.second)
    return copy


def draft_of(page: DocumentPage) -> Any:
    return DocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.mark.parametrize(
    ("verdict", "reason"),
    [
        pytest.param({"conclusion": "escalate"}, "收到答复前不能公开", id="报请确定"),
        pytest.param(REDACT, "删减后公开", id="删减后公开"),
        pytest.param({"classified": "suspected", "conclusion": ""}, "涉密", id="疑似涉密"),
    ],
)
def test_two_others_cannot_let_it_out_beside_the_chain(
    office: Office, page: DocumentPage, copy: ReviewCopy, verdict: dict[str, str], reason: str
) -> None:
    press(office.secrecy, copy, **verdict)
    with pytest.raises(ReleaseRefused, match=reason):
        release(draft_of(page))
    assert entry_of(page) is None


def test_the_redacted_version_may_go_out(office: Office, page: DocumentPage, copy: ReviewCopy) -> None:
    press(office.secrecy, copy, **REDACT)
    draft = draft_of(page)
    draft.body = [("text", "<p>删减后的正文。</p>")]
    draft.redactions = [("redaction", {"place": "正文第2段", "article": "16", "reason": "内部事务"})]
    draft.original_location = "区档案室2026-3"
    release(draft)
    assert entry_of(page) is not None


def test_after_the_answer_nothing_is_held(office: Office, page: DocumentPage, copy: ReviewCopy) -> None:
    press(office.secrecy, copy, conclusion="escalate")
    Escalation.objects.update(answer="public", answered_at=copy.submitted_at)
    release(draft_of(page))
    assert entry_of(page) is not None


def test_another_item_with_the_same_number_is_not_held(office: Office, page: DocumentPage, copy: ReviewCopy) -> None:
    """A unit and a document may share a number."""
    press(office.secrecy, copy, conclusion="escalate")
    Escalation.objects.update(kind="unit", source_id=page.pk)
    release(draft_of(page))
    assert entry_of(page) is not None
