"""超期, 草稿将到期, 各步用时, 待评估: what those read who answer for a unit."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from disclosure.review.desk.assessment import to_assess
from disclosure.review.desk.drafts import drafts_due_for
from disclosure.review.desk.durations import durations_for, durations_in
from disclosure.review.desk.overdue import overdue_for
from disclosure.review.enums import Stage
from disclosure.review.models import UndisclosedDocument
from tests.factories import UnitFactory, UserFactory
from tests.moves import approve, pass_chain, reject, submit
from tests.review.admin import client_of, edit_address, text_of
from tests.review.chains.moves import of_the_unit
from tests.review.desk_moves import MONDAY, began, draft, led
from tests.review.moves import editor_of, press
from tests.review.office import Office


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is Monday, 9 March 2026."""
    monkeypatch.setattr(timezone, "now", lambda: MONDAY)


def home(user: Any) -> str:
    return text_of(client_of(user).get("/admin/"))


class TestOverdue:
    @pytest.fixture(autouse=True)
    def running(self, office: Office) -> None:
        """One late by its step, one by the law, one in time, one late in another unit."""
        began(submit(draft(office, "步骤超期"), office.editor), MONDAY - timedelta(days=10))
        submit(draft(office, "法定超期", "2026-01-05"), office.editor)
        submit(draft(office, "期限之内", "2026-03-05"), office.editor)
        submit(draft(office, "别单位超期", "2026-01-05", unit=UnitFactory()), office.editor)

    def titles(self, user: Any) -> list[str]:
        return [row.copy.title for row in overdue_for(user)]

    def test_a_leader_of_the_unit_sees_the_units(self, office: Office) -> None:
        assert self.titles(led(UserFactory(), office)) == ["法定超期", "步骤超期"]
        assert self.titles(of_the_unit(Stage.FINAL, office.unit)) == ["法定超期", "步骤超期"]

    def test_the_disclosure_office_sees_all(self, office: Office) -> None:
        assert self.titles(office.final) == ["法定超期", "别单位超期", "步骤超期"]

    def test_nobody_else_does(self, office: Office) -> None:
        for user in (office.editor, office.first, office.secrecy, UserFactory(is_superuser=True)):
            assert self.titles(user) == []

    def test_the_home_says_by_how_much_and_leads_to_all(self, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("disclosure.review.desk.panel.FEW", 1)
        html = home(office.final)
        assert ("已超期 " in html, reverse("review:desk_late") in html, "全部 3 件" in html) == (True, True, True)
        whole = text_of(client_of(office.final).get(reverse("review:desk_late"), {"unit": office.unit.pk}))
        assert ("步骤超期" in whole, "别单位超期" in whole) == (True, False)

    def test_a_leader_who_takes_no_step_reads_that_it_is_late_and_no_more(self, office: Office) -> None:
        leader = led(UserFactory(), office)
        assert [row.may_open for row in overdue_for(leader)] == [False, False]
        assert all(row.may_open for row in overdue_for(office.final))
        assert "/admin/review/task/" not in text_of(client_of(leader).get(reverse("review:desk_late")))

    def test_the_price_does_not_grow(self, office: Office) -> None:
        counts = []
        for _time in range(2):
            with CaptureQueriesContext(connection) as counted:
                overdue_for(office.final)
            counts.append(len(counted))
            for n in range(10):
                submit(draft(office, f"第{n}号", "2026-01-05", unit=UnitFactory()), office.editor)
        assert counts[0] == counts[1]


class TestDrafts:
    def titles(self, user: Any) -> list[str]:
        return [each.title for each in drafts_due_for(user)]

    def test_formed_and_never_sent(self, office: Office) -> None:
        draft(office, "早已超期", "2026-01-05")
        draft(office, "还有五天", "2026-02-10")
        draft(office, "还有很久", "2026-02-11")  # six

        draft(office, "没有成文日期")
        draft(office, "不公开的", "2026-01-05", openness="closed")
        assert self.titles(office.editor) == ["早已超期", "还有五天"]
        html = home(office.editor)
        assert ("草稿将到期" in html, "还有 5 个工作日" in html, "还有很久" in html.split("最近")[0]) == (
            True,
            True,
            False,
        )

    def test_the_newest_revision_counts_not_the_row(self, office: Office) -> None:
        page = draft(office, "后来填了日期")
        page.written_date = date(2026, 1, 5)
        page.title = "改了标题"
        page.save_revision(user=office.editor)
        assert self.titles(office.editor) == ["改了标题"]

    def test_not_while_a_chain_runs_and_again_when_it_came_back(self, office: Office) -> None:
        copy = submit(draft(office, "送审的", "2026-01-05"), office.editor)
        assert self.titles(office.editor) == []
        reject(copy, office.first)
        assert self.titles(office.editor) == ["送审的"]

    def test_not_what_is_public_approved_for_later_or_locked(self, office: Office) -> None:
        pass_chain(draft(office, "公开了", "2026-03-02"), office.editor)
        later = submit(draft(office, "定时的", "2026-02-10", due_at=MONDAY + timedelta(days=3)), office.editor)
        for user in office.reviewers:
            approve(later, user)
        secret = submit(draft(office, "涉密的", "2026-01-05"), office.editor)
        approve(secret, office.first)
        approve(secret, office.second)
        press(office.secrecy, secret, classified="yes", conclusion="")
        assert self.titles(office.editor) == []

    def test_for_its_unit_its_leaders_and_the_office(self, office: Office) -> None:
        page = draft(office, "草稿", "2026-01-05")
        for user in (led(UserFactory(), office), office.final):
            assert self.titles(user) == ["草稿"]
            assert [each.address for each in drafts_due_for(user)] == [""]
        assert [each.address for each in drafts_due_for(office.editor)] == [edit_address(page)]
        for user in (office.first, editor_of(UnitFactory()), UserFactory(is_superuser=True)):
            assert self.titles(user) == []

    def test_the_price_does_not_grow_and_no_body_is_read(self, office: Office) -> None:
        counts = []
        for _time in range(2):
            draft(office, "有正文", "2026-01-05", body=[("text", "<p>很长的正文</p>")])
            with CaptureQueriesContext(connection) as counted:
                drafts_due_for(office.final)
            counts.append(len(counted))
        assert counts[0] == counts[1]
        assert not any(re.search(r'[^(]"wagtailcore_revision"."content"', query["sql"]) for query in counted)


class TestDurations:
    @pytest.fixture(autouse=True)
    def fresh(self) -> None:
        cache.clear()

    def took(self, office: Office, title: str, *days: int, **fields: Any) -> None:
        """Pass steps that began so many days before this Monday."""
        copy = submit(draft(office, title, **fields), office.editor)
        for user, before in zip(office.reviewers, days, strict=False):
            began(copy, MONDAY - timedelta(days=before))
            approve(copy, user)

    def test_median_and_longest_of_each_step_in_the_order_of_the_chain(self, office: Office) -> None:
        for title, days in (("甲", (0, 4)), ("乙", (3, 5)), ("丙", (7,))):
            self.took(office, title, *days)
        rows = durations_for(office.final)
        assert [(row.label, row.count, row.median, row.longest) for row in rows] == [
            ("初审", 3, 1, 5),  # the same day, since Friday, since the Monday before
            ("复审", 2, 3, 3),  # Thursday, and Wednesday: the higher of the two in the middle
        ]
        html = home(office.final)
        assert ("各步用时" in html, "5 个工作日" in html) == (True, True)

    def test_a_return_counts_as_a_step_taken_and_a_withdrawn_one_does_not(self, office: Office) -> None:
        reject(submit(draft(office, "退回的"), office.editor), office.first)
        copy = submit(draft(office, "撤回的"), office.editor)
        TaskState.objects.get(workflow_state_id=copy.workflow_state_id).workflow_state.cancel(user=office.editor)
        assert [(row.label, row.count) for row in durations_for(office.final)] == [("初审", 1)]

    def test_ninety_days(self, office: Office) -> None:
        self.took(office, "旧的", 0)
        TaskState.objects.update(finished_at=MONDAY - timedelta(days=91))
        assert durations_for(office.final) == []

    def test_each_leader_reads_their_own_units(self, office: Office) -> None:
        self.took(office, "本单位", 0)
        self.took(office, "别单位", 7, unit=UnitFactory())
        leader = led(UserFactory(), office)
        assert [(row.count, row.longest) for row in durations_for(leader)] == [(1, 0)]
        assert [(row.count, row.longest) for row in durations_for(office.final)] == [(2, 5)]
        assert durations_for(office.first) == durations_for(office.editor) == []

    def test_it_reads_a_bounded_number_and_keeps_it_for_a_while(
        self, office: Office, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
    ) -> None:
        monkeypatch.setattr("disclosure.review.desk.durations.READ", 2)
        for n in range(4):
            self.took(office, f"第{n}号", 0)
        with django_assert_max_num_queries(2):
            assert [row.count for row in durations_in(frozenset({None}))] == [2]
        with django_assert_max_num_queries(3):
            durations_in(frozenset({office.unit.pk}))
        durations_for(office.final)
        with django_assert_max_num_queries(2):  # whom they lead
            durations_for(office.final)


class TestToAssess:
    @pytest.fixture(autouse=True)
    def registered(self, office: Office) -> None:
        for title, day, unit in (
            ("早该评估", date(2026, 3, 1), office.unit),
            ("快到期", date(2026, 3, 20), office.unit),
            ("明年", date(2027, 1, 1), office.unit),
            ("别单位", date(2026, 3, 1), UnitFactory()),
        ):
            UndisclosedDocument.objects.create(
                unit=unit,
                title=title,
                openness="closed",
                kind="document",
                source_id=day.toordinal() + unit.pk,
                copy_id=day.toordinal() + unit.pk,
                copy_hash="0" * 64,
                registered_at=datetime(2025, 3, 1, tzinfo=MONDAY.tzinfo),
                next_openness_review_at=day,
            )

    def test_within_a_fortnight_for_those_who_review_for_the_unit(self, office: Office) -> None:
        assert [row.title for row in to_assess(of_the_unit(Stage.SECRECY, office.unit))] == ["早该评估", "快到期"]
        assert [row.title for row in to_assess(office.final)] == ["早该评估", "别单位", "快到期"]
        assert to_assess(office.editor) == []

    def test_the_home_says_which_are_due(self, office: Office) -> None:
        html = home(office.final)
        assert ("待评估的不公开文件" in html, html.count("已到期"), "明年" in html) == (True, 2, False)
        assert "待评估" not in home(office.editor)


def test_an_empty_desk_says_nothing(office: Office) -> None:
    html = home(UserFactory(is_superuser=True))
    for heading in ("待我办理", "退回给我的", "超期", "草稿将到期", "我退回的", "我送审的", "各步用时", "待评估"):
        assert f">{heading}" not in html
