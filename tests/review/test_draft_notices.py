"""Above a draft its editor reads what the last chain asks of them, until it is done."""

from __future__ import annotations

from typing import Any

import pytest

from disclosure.catalogue.models import ReviewCopy
from disclosure.documents.models import DocumentPage
from tests.moves import approve, submit
from tests.review.admin import client_of, edit_address, text_of, told
from tests.review.moves import REJECT, press
from tests.review.office import Office

NOT_PUBLIC = {"conclusion": "not_public", "ground": "process_info", "ground_note": "讨论记录"}


@pytest.fixture
def copy(office: Office, page: DocumentPage) -> ReviewCopy:
    """A copy that waits for its secrecy review."""
    copy = submit(page, office.editor)
    approve(copy, office.first)
    approve(copy, office.second)
    return copy


def shown_to(office: Office, page: DocumentPage) -> str:
    return text_of(client_of(office.editor).get(edit_address(page)))


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        pytest.param(REJECT, [REJECT["comment"]], id="rejected: why"),
        pytest.param(
            {"action": "changes", "points": "改标题\n补附件"},
            ["<li>改标题</li>", "<li>补附件</li>"],
            id="changes: each",
        ),
        pytest.param(
            {"conclusion": "redact", "redact_points": "附件第3列"},
            ["须删减后重新送审", "<li>附件第3列</li>"],
            id="redact: which places",
        ),
        pytest.param(NOT_PUBLIC, ["结论为“不公开”"], id="not public"),
        pytest.param({"conclusion": "escalate"}, ["待确定"], id="escalated"),
    ],
)
def test_what_each_decision_asks(
    office: Office, page: DocumentPage, copy: ReviewCopy, verdict: dict[str, Any], words: list[str]
) -> None:
    before = shown_to(office, page)
    assert press(office.secrecy, copy, **verdict).status_code == 302
    after = shown_to(office, page)
    for word in words:
        assert (word in before, word in after) == (False, True), word


def test_of_a_secret_it_says_the_number_alone(office: Office, page: DocumentPage, copy: ReviewCopy) -> None:
    press(office.secrecy, copy, classified="yes", conclusion="", comment="写到机密型号")
    answer = client_of(office.editor).get(edit_address(page))
    assert ("涉密情况 2" in told(answer), "机密型号" in told(answer)) == (True, False)


def test_what_was_sent_again_asks_for_nothing(office: Office, page: DocumentPage, copy: ReviewCopy) -> None:
    press(office.secrecy, copy, **REJECT)
    submit(DocumentPage.objects.get(pk=page.pk), office.editor)
    assert REJECT["comment"] not in shown_to(office, page)


def test_what_a_reviewer_wrote_is_text(office: Office, page: DocumentPage, copy: ReviewCopy) -> None:
    press(office.secrecy, copy, action="changes", points="<script>alert(1)</script>")
    assert "<script>alert(1)</script>" not in shown_to(office, page)
