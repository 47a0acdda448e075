"""我送审的, 退回给我的, 我退回的: what came back, what to do next, and whether it came again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from disclosure.catalogue.models import ReviewCopy
from disclosure.review.desk.fates import Fate
from disclosure.review.desk.given_back import given_back_by
from disclosure.review.desk.sent import sent_back_to, sent_by
from disclosure.review.enums import Action
from disclosure.review.models import SecrecyCase
from tests.moves import approve, current_task, reject, reviewer, submit
from tests.review.admin import client_of, edit_address, text_of
from tests.review.desk_moves import MONDAY, began, conclude, draft, say
from tests.review.moves import editor_of, press
from tests.review.office import Office


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is Monday, 9 March 2026."""
    monkeypatch.setattr(timezone, "now", lambda: MONDAY)


@pytest.fixture
def copy(office: Office) -> ReviewCopy:
    return submit(draft(office, "关于养老补贴的通知"), office.editor)


def at_secrecy(office: Office, copy: ReviewCopy) -> ReviewCopy:
    approve(copy, office.first)
    approve(copy, office.second)
    return copy


def again(office: Office, copy: ReviewCopy) -> ReviewCopy:
    """Send the same draft again."""
    from disclosure.documents.models import DocumentPage

    page = DocumentPage.objects.get(pk=copy.source_id).get_latest_revision_as_object()
    page.abstract = "改过了"
    return submit(page, office.editor)


def home(user: Any) -> str:
    return text_of(client_of(user).get("/admin/"))


class TestWhatCameBackToMe:
    def test_a_rejection_with_its_reason_and_the_way_to_the_draft(self, office: Office, copy: ReviewCopy) -> None:
        reject(copy, office.first, "标题与正文不一致")
        [row] = sent_back_to(office.editor)
        assert (row.fate, row.points) == (Fate.REJECTED, [])
        html = home(office.editor)
        for words in ("退回给我的", "标题与正文不一致", "初审", office.first.first_name, "重新送审", row.address):
            assert words in html
        assert row.address == f"/admin/pages/{copy.source_id}/edit/"

    def test_changes_point_by_point(self, office: Office, copy: ReviewCopy) -> None:
        say(copy, office.first, Action.CHANGES, points=("补充附件", "统一数字写法"))
        [row] = sent_back_to(office.editor)
        assert (row.fate, row.points) == (Fate.CHANGES, ["补充附件", "统一数字写法"])
        assert "<li>补充附件</li><li>统一数字写法</li>" in home(office.editor).replace("\n", "")

    def test_what_must_be_taken_out_and_which_files_replaced(self, office: Office, copy: ReviewCopy) -> None:
        files = [{"sha256": "0" * 64, "name": "名单.docx"}]
        conclude(at_secrecy(office, copy), office.secrecy, "redact", redact_points=["第三条姓名"], redact_files=files)
        [row] = sent_back_to(office.editor)
        assert (row.fate, row.points, row.files) == (Fate.REDACT, ["第三条姓名"], ["名单.docx"])
        html = home(office.editor)
        assert ("删减记录" in html, "更换文件“名单.docx”" in html) == (True, True)

    @pytest.mark.parametrize("answer", ["yes", "suspected"])
    def test_a_secret_says_its_number_and_no_word_of_the_content(
        self, office: Office, copy: ReviewCopy, answer: str
    ) -> None:
        press(office.secrecy, at_secrecy(office, copy), classified=answer, conclusion="", comment="第二段")
        [row] = sent_back_to(office.editor)
        assert (row.fate, row.address, row.points) == (Fate.SECRET, "", [])
        html = home(office.editor)
        assert f"涉密情况 {SecrecyCase.objects.get().number}" in html
        assert ("养老补贴" in html.split("最近")[0], "第二段" in html) == (False, False)

    def test_nor_of_an_earlier_copy_of_it_on_anybodys_desk(self, office: Office, copy: ReviewCopy) -> None:
        reject(copy, office.first)
        press(office.secrecy, at_secrecy(office, again(office, copy)), classified="yes", conclusion="")
        assert [row.fate for row in sent_by(office.editor)] == [Fate.SECRET]
        assert given_back_by(office.first) == []
        assert "养老补贴" not in home(office.first)

    def test_it_leaves_the_list_when_it_is_sent_again(self, office: Office, copy: ReviewCopy) -> None:
        reject(copy, office.first)
        again(office, copy)
        assert sent_back_to(office.editor) == []
        assert "退回给我的" not in home(office.editor)

    def test_what_i_took_back_myself_did_not_come_back(self, office: Office, copy: ReviewCopy) -> None:
        current_task(copy).workflow_state.cancel(user=office.editor)
        assert sent_back_to(office.editor) == []
        assert [row.fate for row in sent_by(office.editor)] == [Fate.TAKEN_BACK]

    def test_what_ended_as_not_public_asks_for_nothing(self, office: Office, copy: ReviewCopy) -> None:
        at_secrecy(office, copy)
        conclude(copy, office.secrecy, "not_public", ground="process_info", ground_note="讨论记录")
        assert sent_back_to(office.editor) == []
        assert [row.fate for row in sent_by(office.editor)] == [Fate.NOT_PUBLIC]
        assert "无须再送审" in home(office.editor)

    def test_others_of_the_unit_do_not_see_mine(self, office: Office, copy: ReviewCopy) -> None:
        reject(copy, office.first)
        assert sent_back_to(editor_of(office.unit)) == []

    def test_a_word_of_the_shell_leads_to_its_own_editor(self, office: Office) -> None:
        unit, short = office.unit, reviewer("short")
        unit.save_revision(user=office.editor)
        copy = submit(unit, office.editor)
        reject(copy, short)
        assert [row.address for row in sent_back_to(office.editor)] == [edit_address(unit)]

    def test_fifty_newer_ones_do_not_push_it_out(self, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("disclosure.review.desk.sent.SHOWN", 2)
        old = submit(draft(office, "最早的"), office.editor)
        for n in range(3):
            submit(draft(office, f"第{n}号"), office.editor)
        reject(old, office.first)
        assert [row.copy.pk for row in sent_back_to(office.editor)] == [old.pk]
        assert len(sent_by(office.editor)) == 2


class TestWhatRuns:
    def test_at_which_step_and_how_long(self, office: Office, copy: ReviewCopy) -> None:
        approve(copy, office.first)
        began(copy, MONDAY - timedelta(days=5))  # Wednesday
        [row] = sent_by(office.editor)
        assert (row.fate, row.step, row.waited) == (Fate.RUNNING, "复审", 3)
        assert "在这一步已 3 个工作日" in home(office.editor)

    def test_what_went_back_to_a_step_runs_on(self, office: Office, copy: ReviewCopy) -> None:
        approve(copy, office.first)
        say(copy, office.second, Action.RETURN, back_to="first")
        [row] = sent_by(office.editor)
        assert (row.fate, row.step) == (Fate.RUNNING, "初审")

    def test_what_waits_for_an_authority(self, office: Office, copy: ReviewCopy) -> None:
        conclude(at_secrecy(office, copy), office.secrecy, "escalate")
        [row] = sent_by(office.editor)
        assert (row.fate, row.escalated) == (Fate.RUNNING, True)
        assert "已报请确定，等待答复" in home(office.editor)

    def test_what_has_passed(self, office: Office, copy: ReviewCopy) -> None:
        for user in office.reviewers:
            approve(copy, user)
        assert [row.fate for row in sent_by(office.editor)] == [Fate.PASSED]


class TestWhatISentBack:
    def test_whether_it_came_again_and_where_it_is(self, office: Office, copy: ReviewCopy) -> None:
        reject(copy, office.first, "请改标题")
        assert [(row.came_back, row.words) for row in given_back_by(office.first)] == [(False, "起草人尚未重新送审")]
        newer = again(office, copy)
        [row] = given_back_by(office.first)
        assert (row.came_back, row.newest.pk, row.words) == (True, newer.pk, "正在“初审”")
        assert "请改标题" in home(office.first)
        for user in office.reviewers:
            approve(newer, user)
        assert [row.words for row in given_back_by(office.first)] == ["已通过"]

    def test_a_step_sent_back_to_a_step(self, office: Office, copy: ReviewCopy) -> None:
        approve(copy, office.first)
        say(copy, office.second, Action.RETURN, back_to="first")
        assert [row.words for row in given_back_by(office.second)] == ["正在“初审”"]

    def test_it_is_mine_alone(self, office: Office, copy: ReviewCopy) -> None:
        reject(copy, office.first)
        assert given_back_by(office.second) == []
        assert "我退回的" not in home(office.second)

    def test_an_end_is_not_a_return(self, office: Office, copy: ReviewCopy) -> None:
        at_secrecy(office, copy)
        conclude(copy, office.secrecy, "not_public", ground="process_info", ground_note="讨论记录")
        assert given_back_by(office.secrecy) == []


@pytest.mark.parametrize("read", [sent_by, sent_back_to])
def test_the_price_does_not_grow(office: Office, read: Any, django_assert_max_num_queries: Any) -> None:
    for n in range(12):
        copy = submit(draft(office, f"第{n}号"), office.editor)
        if n % 2:
            reject(copy, office.first)
    with django_assert_max_num_queries(8):
        read(office.editor)
    with django_assert_max_num_queries(8):
        given_back_by(office.first)
