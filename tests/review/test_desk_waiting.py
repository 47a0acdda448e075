"""待我办理: sorted by what the law leaves, in words, at a price that does not grow."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from base.models import WorkdayOverride
from disclosure.catalogue import kinds
from disclosure.catalogue.copies import make_copy
from disclosure.catalogue.kinds import ItemKind
from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import prepare
from disclosure.review.desk import waiting_for
from disclosure.review.desk.copies import listed
from disclosure.review.desk.limits import limit_until
from disclosure.review.enums import Stage
from disclosure.review.flags import _flags, register_flags
from disclosure.review.scope import unit_of
from disclosure.review.services.reassign import reassign
from tests.factories import UnitFactory, UserFactory
from tests.moves import approve, current_task, pass_chain, reviewer, submit
from tests.review.admin import client_of, text_of
from tests.review.chains.moves import of_the_unit, stand_in
from tests.review.desk_moves import MONDAY, began, conclude, draft
from tests.review.moves import editor_of
from tests.review.office import Office


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is Monday, 9 March 2026."""
    monkeypatch.setattr(timezone, "now", lambda: MONDAY)


@pytest.mark.django_db
class TestInWords:
    @pytest.mark.parametrize(
        ("last", "words"),
        [
            pytest.param(date(2026, 3, 12), "还有 3 个工作日", id="Thursday"),
            pytest.param(date(2026, 3, 16), "还有 5 个工作日", id="over the weekend"),
            pytest.param(date(2026, 3, 9), "今天到期", id="today"),
            pytest.param(date(2026, 3, 8), "已超期 1 个工作日", id="Sunday: today is the first working day beyond"),
            pytest.param(date(2026, 3, 4), "已超期 3 个工作日", id="Wednesday of last week"),
        ],
    )
    def test_what_is_left(self, last: date, words: str) -> None:
        assert limit_until(last).words == words

    def test_overdue_on_a_weekend(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(timezone, "now", lambda: MONDAY + timedelta(days=5))
        assert limit_until(date(2026, 3, 13)).words == "已超期"
        assert limit_until(date(2026, 3, 15)).words == "下一个工作日前到期"

    def test_holidays_of_the_table_count(self) -> None:
        WorkdayOverride.objects.create(date=date(2026, 3, 10), is_workday=False)
        assert limit_until(date(2026, 3, 12)).words == "还有 2 个工作日"

    def test_a_year_whose_holidays_are_not_in_says_so(self) -> None:
        assert (limit_until(date(2099, 1, 5)).doubt != "", limit_until(date(2026, 3, 12)).doubt) == (True, "")


class TestTheOrder:
    def test_the_law_comes_before_the_step_and_both_before_waiting(self, office: Office) -> None:
        without = submit(draft(office, "没有成文日期"), office.editor)
        late_step = submit(draft(office, "步骤已超期"), office.editor)
        general = submit(draft(office, "一般信息", "2026-03-02"), office.editor)
        double = submit(draft(office, "行政处罚", "2026-03-02", deadline_rule="double"), office.editor)
        over = submit(draft(office, "早已形成", "2026-01-05"), office.editor)
        began(late_step, MONDAY - timedelta(days=10))
        rows = waiting_for(office.first)
        assert [row.copy.pk for row in rows] == [copy.pk for copy in (over, double, general, late_step, without)]
        assert [row.law.last.isoformat() if row.law else None for row in rows[1:4]] == [
            "2026-03-11",
            "2026-03-30",
            None,
        ]
        assert [row.is_late for row in rows] == [True, False, False, True, False]

    def test_what_the_law_does_not_want_public_has_no_deadline_of_law(self, office: Office) -> None:
        reviewer(Stage.OFFICE)
        page = draft(office, "内部", "2026-01-05", openness="on_request", openness_note="过程性信息", genre="函")
        submit(page, office.editor)
        assert [row.law for row in waiting_for(office.first)] == [None]

    def test_what_is_public_has_one_only_where_it_was_changed_since(self, office: Office) -> None:
        page = draft(office, "已公开", "2026-01-05")
        pass_chain(page, office.editor)
        page.refresh_from_db()
        page.abstract = "更正"
        copy = submit(page, office.editor)
        assert [row.law for row in waiting_for(office.first)] == [None]
        current_task(copy).workflow_state.cancel(user=office.editor)
        page.refresh_from_db()
        page.changed_on = date(2026, 3, 10)
        submit(page, office.editor)
        assert [str(row.law.last) for row in waiting_for(office.first) if row.law] == ["2026-04-08"]


class TestWhatARowSays:
    def desk(self, user: Any) -> str:
        return text_of(client_of(user).get("/admin/"))

    def test_title_unit_step_author_and_both_limits(self, office: Office) -> None:
        copy = submit(draft(office, "关于养老补贴的通知", "2026-01-05"), office.editor)
        began(copy, MONDAY - timedelta(days=10))
        html = self.desk(office.first)
        for words in ("关于养老补贴的通知", office.unit.name, "初审", office.editor.first_name, "2026-02-02"):
            assert words in html
        assert html.count(">已超期 ") == 2  # by the law and by the step, in words
        assert reverse("review:task", args=[current_task(copy).pk]) in html

    def test_whom_one_acts_for_and_what_was_given_to_one(self, office: Office) -> None:
        copy = submit(draft(office, "通知"), office.editor)
        deputy = UserFactory(is_superuser=True)
        stand_in(deputy, office.first)
        assert f"代{office.first.get_full_name()}办理" in self.desk(deputy)
        reassign(current_task(copy), office.first, reviewer(Stage.FIRST), "出差")
        assert waiting_for(office.first) == []

    def test_what_waits_for_an_authority_has_no_deadline_of_ours(self, office: Office) -> None:
        copy = submit(draft(office, "拿不准的通知", "2026-03-02"), office.editor)
        approve(copy, office.first)
        approve(copy, office.second)
        conclude(copy, office.secrecy, "escalate")
        began(copy, MONDAY - timedelta(days=30))
        [row] = waiting_for(office.secrecy)
        assert (row.escalated, row.step, row.overdue, row.law is not None) == (True, None, False, True)
        assert "已报请确定，等待答复" in self.desk(office.secrecy)

    def test_the_marks_that_other_rooms_set(self, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        copy = submit(draft(office, "急件"), office.editor)
        monkeypatch.setattr("disclosure.review.flags._flags", dict(_flags))
        register_flags("test", lambda keys: dict.fromkeys(keys & {(copy.kind, copy.source_id)}, "紧急"))
        assert [row.flags for row in waiting_for(office.first)] == [("紧急",)]
        assert "紧急</span>" in self.desk(office.first)

    def test_who_has_no_part_in_it_reads_nothing_of_it(self, office: Office) -> None:
        submit(draft(office, "别单位的通知"), office.editor)
        other = of_the_unit(Stage.FIRST, UnitFactory())
        assert waiting_for(other) == []
        assert "别单位的通知" not in self.desk(editor_of(UnitFactory()))


def statements(user: Any, address: str) -> int:
    client = client_of(user)
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


class TestThePrice:
    def fill(self, office: Office, number: int) -> None:
        for n in range(number):
            unit = UnitFactory()
            page = draft(office, f"第{n}号", f"2026-01-{n % 28 + 1:02d}", unit=unit)
            submit(page, office.editor)

    def test_fifty_rows_cost_what_two_cost(self, office: Office) -> None:
        self.fill(office, 2)
        home, whole = (statements(office.first, address) for address in ("/admin/", reverse("review:desk")))
        self.fill(office, 48)
        assert statements(office.first, reverse("review:desk")) == whole
        assert statements(office.first, "/admin/") == home
        assert len(waiting_for(office.first)) == 50

    def test_no_content_is_read(self, office: Office) -> None:
        submit(draft(office, "通知", body=[("text", "<p>很长很长的正文</p>")]), office.editor)
        with CaptureQueriesContext(connection) as counted:
            [row] = waiting_for(office.first)
        assert "content" in row.copy.get_deferred_fields()
        assert not any('"content",' in query["sql"].split("FROM")[0] for query in counted)

    @pytest.mark.parametrize("code", [kind.code for kind in kinds.all_kinds()])
    def test_the_unit_of_a_row_is_that_of_the_content(self, office: Office, code: str) -> None:
        """The list reads the unit in the database, the review page from the content: they never differ."""
        kind: Any = kinds.get(code)
        names = {field.name for field in kind.model._meta.fields}
        locale = Locale.get_default()
        values = {"title": "草稿", "name": "名称", "unit": office.unit, "section": office.section, "locale": locale}
        row = kind.model(pk=office.unit.pk, **{name: value for name, value in values.items() if name in names})
        copy = make_copy(kind.freeze(row), "草稿", source_id=row.pk)
        copy.save()
        [read] = listed(ReviewCopy.objects.filter(pk=copy.pk))
        assert read.unit_id == unit_of(prepare([copy])[0])
        assert (read.unit_id is None) == (code == "home" or (kind.in_shell and code != "unit"))

    def test_a_kind_with_a_deadline_of_law_names_what_it_reads(self) -> None:
        """What the list does not read, it cannot count from."""
        for kind in kinds.all_kinds():
            assert bool(kind.law_fields) is (type(kind).law_deadline is not ItemKind.law_deadline), kind.code
            fields = {field.name for field in kind.model._meta.get_fields()}
            assert set(kind.law_fields) <= fields


class TestTheWholeList:
    def test_it_is_narrowed_by_unit_step_and_lateness(self, office: Office) -> None:
        other = UnitFactory(name="示例区教委")
        submit(draft(office, "民政的通知", "2026-03-02"), office.editor)
        submit(draft(office, "教委的通知", "2026-01-05", unit=other), office.editor)
        client, address = client_of(office.first), reverse("review:desk")
        asked: list[tuple[dict[str, str | int], set[str]]] = [
            ({}, {"民政的通知", "教委的通知"}),
            ({"unit": other.pk}, {"教委的通知"}),
            ({"unit": office.unit.pk, "step": "初审"}, {"民政的通知"}),
            ({"late": "on"}, {"教委的通知"}),
            ({"unit": office.unit.pk, "late": "on"}, set()),
            ({"unit": "nonsense", "p": "x"}, {"民政的通知", "教委的通知"}),
        ]
        for query, shown in asked:
            page = client.get(address, query).context["page"]
            assert {row.copy.title for row in page} == shown, query
        assert "没有符合条件" in text_of(client.get(address, {"unit": str(office.unit.pk), "late": "on"}))

    def test_the_next_page_keeps_the_filter(self, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("disclosure.review.views.desk.PER_PAGE", 1)
        for n in range(2):
            submit(draft(office, f"第{n}号", "2026-01-05"), office.editor)
        assert "?late=on&amp;p=2" in text_of(client_of(office.first).get(reverse("review:desk"), {"late": "on"}))

    def test_the_home_leads_to_it_where_there_is_more(self, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("disclosure.review.desk.panel.SHOWN", 1)
        submit(draft(office, "第1号"), office.editor)
        assert "全部 1 件" not in text_of(client_of(office.first).get("/admin/"))
        submit(draft(office, "第2号"), office.editor)
        html = text_of(client_of(office.first).get("/admin/"))
        assert ("全部 2 件" in html, reverse("review:desk") in html) == (True, True)

    def test_it_is_empty_for_whoever_takes_no_step(self, office: Office) -> None:
        assert "没有等待办理" in text_of(client_of(office.editor).get(reverse("review:desk")))
        assert "待我办理" not in text_of(client_of(office.editor).get("/admin/"))
