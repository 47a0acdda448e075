"""The secrecy review's conclusion binds (条例 art. 17, 37; 保密法实施条例 art. 42): one test for each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.models import TaskState, WorkflowState

from base.models import AuditEvent
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.documents.models import DocumentPage
from disclosure.review.models import Decision, Escalation, SecrecyCase, UndisclosedDocument
from disclosure.review.services.submit import SubmissionRefused
from tests.moves import approve, pass_chain, submit
from tests.review.admin import client_of, send, text_of, told
from tests.review.moves import decided, entry_of, press, refusal
from tests.review.office import Office

PLACES = "附件1第3列\n正文第二段的住址"
REDACT = {"conclusion": "redact", "redact_points": PLACES}
NOT_PUBLIC = {"conclusion": "not_public", "ground": "process_info", "ground_note": "讨论中的方案"}
REDACTION = {"place": "附件1第3列", "article": "15", "reason": "个人信息"}


@pytest.fixture
def copy(office: Office, page: DocumentPage) -> ReviewCopy:
    return wait_for_secrecy(office, page)


def wait_for_secrecy(office: Office, page: DocumentPage) -> ReviewCopy:
    copy = submit(page, office.editor)
    approve(copy, office.first)
    approve(copy, office.second)
    return copy


@dataclass(frozen=True)
class Outcome:
    """What a conclusion leaves behind."""

    chain: str
    registered: bool = False
    locked: bool = False
    escalated: bool = False


ENDED, GOES_ON = WorkflowState.STATUS_CANCELLED, WorkflowState.STATUS_IN_PROGRESS


@pytest.mark.parametrize(
    ("form", "outcome"),
    [
        pytest.param({"conclusion": "public"}, Outcome(GOES_ON), id="公开: goes on"),
        pytest.param(REDACT, Outcome(ENDED), id="删减后公开: back to the author"),
        pytest.param(NOT_PUBLIC, Outcome(ENDED, registered=True), id="不公开: ends the chain, registered"),
        pytest.param({"conclusion": "escalate"}, Outcome(GOES_ON, escalated=True), id="报请确定: waits"),
        pytest.param(
            {"classified": "suspected", "conclusion": "", "action": ""},
            Outcome(ENDED, locked=True),
            id="疑似涉密: locks at once, whatever else was pressed or not",
        ),
        pytest.param({"classified": "yes", "conclusion": ""}, Outcome(ENDED, locked=True), id="涉密: locks at once"),
    ],
)
def test_each_conclusion_has_its_outcome(
    office: Office, page: DocumentPage, copy: ReviewCopy, form: dict[str, Any], outcome: Outcome
) -> None:
    assert press(office.secrecy, copy, **form).status_code == 302
    state = WorkflowState.objects.get(pk=copy.workflow_state_id)
    left = Outcome(
        state.status,
        UndisclosedDocument.objects.exists(),
        SecrecyCase.objects.locking().exists(),
        Escalation.objects.open().exists(),
    )
    assert left == outcome
    assert entry_of(page) is None


def test_the_trail_knows_the_conclusion_and_no_word_of_it(office: Office, copy: ReviewCopy) -> None:
    press(office.secrecy, copy, comment="住址须删去", **REDACT)
    event = AuditEvent.objects.filter(action="review.decide").latest("pk")
    assert (event.content_hash, event.actor_id) == (copy.hash, office.secrecy.pk)
    assert event.data["conclusion"] == "redact"
    assert (event.data["stage"], event.data["action"]) == ("secrecy", "conclude")
    assert "住址" not in str(event.data)


class TestRedacted:
    """删减后公开 asks for the redacted version, and for it alone (rule R4)."""

    def test_the_author_reads_what_to_take_out(self, office: Office, copy: ReviewCopy) -> None:
        press(office.secrecy, copy, **REDACT)
        desk = text_of(client_of(office.editor).get("/admin/"))
        assert all(point in desk for point in PLACES.splitlines())

    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            pytest.param({}, "请在“删减记录”中逐处写明", id="nothing was done"),
            pytest.param({"redactions": [("redaction", REDACTION)]}, "请先删减", id="the text is the same"),
            pytest.param(
                {"redactions": [("redaction", REDACTION)], "abstract": "已删减", "original_location": "档案室"},
                "",
                id="recorded and taken out",
            ),
        ],
    )
    def test_the_next_submission_is_the_redacted_version(
        self, office: Office, page: DocumentPage, copy: ReviewCopy, changes: dict[str, Any], reason: str
    ) -> None:
        press(office.secrecy, copy, **REDACT)
        page = DocumentPage.objects.get(pk=page.pk)
        for name, value in changes.items():
            setattr(page, name, value)
        if reason:
            with pytest.raises(SubmissionRefused, match=reason):
                submit(page, office.editor)
        else:
            assert submit(page, office.editor).hash != copy.hash

    def test_a_file_that_was_named_must_be_another_one(self, office: Office, page: DocumentPage) -> None:
        document = Document.objects.create(title="名单", file=ContentFile(b"names and addresses", name="names.csv"))
        page.attachments = [("file", {"document": document, "title": "名单"})]
        copy = wait_for_secrecy(office, page)
        sha = next(iter(ReviewCopy.objects.get(pk=copy.pk).content.split('"sha256":"')[1:]))[:64]
        assert press(office.secrecy, copy, **{**REDACT, "redact_files": [sha]}).status_code == 302
        page = DocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        page.redactions, page.abstract = [("redaction", REDACTION)], "已删减"
        page.original_location = "档案室"
        with pytest.raises(SubmissionRefused, match="须换成删减后的文件"):
            submit(page, office.editor)
        document.file = ContentFile(b"names", name="names.csv")
        document.save()
        assert submit(DocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object(), office.editor)

    def test_the_form_of_the_draft_says_so_and_keeps_what_was_typed(
        self, office: Office, page: DocumentPage, copy: ReviewCopy
    ) -> None:
        press(office.secrecy, copy, **REDACT)
        answer = send(office.editor, DocumentPage.objects.get(pk=page.pk), abstract="新写的摘要")
        assert "请在“删减记录”中逐处写明" in text_of(answer)
        assert "新写的摘要" in text_of(answer)


class TestNotPublic:
    """不公开 ends the chain and sets the openness (条例 art. 14-16)."""

    def test_it_is_registered_with_ground_reason_and_signatures(
        self, office: Office, page: DocumentPage, copy: ReviewCopy
    ) -> None:
        press(office.secrecy, copy, reassess_on="2099-01-04", **NOT_PUBLIC)
        row = UndisclosedDocument.objects.current().get()
        assert (row.openness, row.basis, row.note) == ("closed", "process_info", "讨论中的方案")
        assert row.next_openness_review_at.isoformat() == "2099-01-04"
        assert [each["role"] for each in row.approvals] == ["first", "second", "secrecy"]

    def test_the_draft_is_closed_and_its_reviewer_is_no_author(
        self, office: Office, page: DocumentPage, copy: ReviewCopy
    ) -> None:
        press(office.secrecy, copy, **NOT_PUBLIC)
        draft = DocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        assert (draft.openness, draft.non_disclosure_reason, draft.openness_note) == (
            "closed",
            "process_info",
            "讨论中的方案",
        )
        draft.openness, draft.non_disclosure_reason, draft.openness_note = "active", "", ""
        assert office.secrecy.pk not in {author["id"] for author in submit(draft, office.editor).authors}

    @pytest.mark.parametrize(
        ("without", "reason"),
        [("ground", "须选定法定依据"), ("ground_note", "不公开须写明理由")],
    )
    def test_a_work_secret_is_no_ground(self, office: Office, copy: ReviewCopy, without: str, reason: str) -> None:
        assert reason in refusal(press(office.secrecy, copy, work_secret="on", **{**NOT_PUBLIC, without: ""}))
        assert decided(copy) == ["first", "second"]

    def test_a_normative_document_must_be_public(self, office: Office, page: DocumentPage) -> None:
        """条例 art. 20(1); rule R6."""
        page.is_normative = True
        copy = wait_for_secrecy(office, page)
        assert "行政规范性文件应当主动公开" in refusal(press(office.secrecy, copy, **NOT_PUBLIC))

    def test_what_is_public_already_stays_until_a_chain_of_its_own(self, office: Office, page: DocumentPage) -> None:
        pass_chain(page, office.editor)
        draft = DocumentPage.objects.get(pk=page.pk)
        draft.title = "更正后的标题"
        copy = wait_for_secrecy(office, draft)
        press(office.secrecy, copy, **NOT_PUBLIC)
        assert CatalogueEntry.objects.filter(kind="document", source_id=page.pk).exists()
        assert not UndisclosedDocument.objects.exists()

    def test_its_author_reads_why(
        self, office: Office, copy: ReviewCopy, django_capture_on_commit_callbacks: Any
    ) -> None:

        with django_capture_on_commit_callbacks(execute=True):
            press(office.secrecy, copy, **NOT_PUBLIC)
        letters = [letter for letter in mail.outbox if letter.to == [office.editor.email]]
        assert [letter.subject.split("：")[0] for letter in letters] == ["审查结论为不公开"]
        assert "讨论中的方案" in letters[0].body


def test_changes_are_asked_for_one_by_one(office: Office, page: DocumentPage) -> None:
    copy = submit(page, office.editor)
    assert "请逐条写明" in refusal(press(office.first, copy, action="changes", points=""))
    answer = press(office.first, copy, action="changes", points="标题改为全称\n\n落款日期有误")
    assert "已请起草人修改" in told(answer)
    assert Decision.objects.get().points == ["标题改为全称", "落款日期有误"]
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED
    desk = text_of(client_of(office.editor).get("/admin/"))
    assert "标题改为全称" in desk
    assert "落款日期有误" in desk


def test_the_last_reviewer_confirms_the_openness(office: Office, copy: ReviewCopy, page: DocumentPage) -> None:
    """签发人 has the final say (rule R1); another openness is another copy."""
    press(office.secrecy, copy)
    assert "请确定公开属性" in refusal(press(office.final, copy, openness=""))
    assert "请选择“请修改”" in refusal(press(office.final, copy, openness="on_request"))
    press(office.final, copy, action="changes", openness="on_request", points="")
    assert entry_of(page) is None


@pytest.mark.parametrize("stage", ["first", "second", "final"])
def test_no_step_passes_without_its_checklist(office: Office, page: DocumentPage, stage: str) -> None:
    copy = submit(page, office.editor)
    for number, user in enumerate(office.reviewers):
        if copy.steps[number]["stage"] == stage:
            task = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
            data = {"copy_hash": copy.hash, "action": "approve", "openness": "active"}
            answer = client_of(user).post(f"/admin/review/task/{task.pk}/", data)
            assert "请逐项核对后再通过" in refusal(answer)
            return
        approve(copy, user)
