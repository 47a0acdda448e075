"""空白栏目: reported to staff, cheap for any number of units."""

from __future__ import annotations

import csv
import io
import json
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from base.models import User
from disclosure.catalogue import shell
from disclosure.unit_home.blank_columns import blank_columns
from disclosure.unit_home.enums import Column
from disclosure.unit_home.models import HomeItem
from portal.models import Unit, YearFolder
from tests.factories import DocumentFactory, SectionFactory, UnitFactory, UserFactory
from tests.moves import release, release_shell
from tests.unit_home.factories import AnnualReportFactory, ApplyFactory, GuideFactory, RuleFactory, StatutoryItemFactory
from tests.unit_home.moves import cost_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client) -> User:
    user = UserFactory(is_superuser=True)
    client.force_login(user)
    return user


def missing(unit: Unit) -> list[Column]:
    return next((row.missing for row in blank_columns() if row.unit.id == unit.pk), [])


def test_a_unit_owes_every_column_that_has_no_content(unit: Unit) -> None:
    assert missing(unit) == [Column.POLICY, Column.GUIDE, Column.RULES, Column.ANNUAL, Column.APPLY]
    GuideFactory(unit=unit)
    assert Column.GUIDE in missing(unit)  # a draft fills nothing
    release(RuleFactory(unit=unit))
    assert missing(unit) == [Column.GUIDE, Column.ANNUAL, Column.APPLY]


def test_a_complete_home_owes_nothing(unit: Unit) -> None:
    section = SectionFactory(slug="zcwj")
    release_shell(section)
    release(DocumentFactory(unit=unit, section=section))
    release(GuideFactory(unit=unit), RuleFactory(unit=unit), AnnualReportFactory(unit=unit), ApplyFactory(unit=unit))
    assert blank_columns() == []


def test_only_policy_documents_fill_the_policy_column(unit: Unit) -> None:
    policies, notices = SectionFactory(slug="zcwj"), SectionFactory(slug="tzgg")
    release_shell(policies, notices)
    release(DocumentFactory(unit=unit, section=notices))
    assert Column.POLICY in missing(unit)
    release(DocumentFactory(unit=unit, section=policies))
    assert Column.POLICY not in missing(unit)


def test_statutory_content_is_a_profile_or_an_item(db: None) -> None:
    bare, item, section = UnitFactory(), StatutoryItemFactory(), SectionFactory()
    release_shell(bare, item, section)
    assert Column.STATUTORY in missing(bare)
    release(DocumentFactory(unit=bare, section=section, statutory_item=item))
    assert Column.STATUTORY not in missing(bare)


def test_a_unit_that_receives_no_applications_need_not_say_how(db: None) -> None:
    unit = UnitFactory(accepts_requests=False)
    release_shell(unit)
    assert Column.APPLY not in missing(unit)


def test_staff_see_the_report_and_can_take_it_along(client: Client, unit: Unit, staff: User) -> None:
    shown = client.get("/admin/unit-home/blank/").content.decode()
    assert "示例区民政局" in shown
    assert "/admin/unit-home/draft/guide/mzj/" in shown
    table = b"".join(client.get("/admin/unit-home/blank/?export=csv")).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(table)))
    assert rows[0] == ["公开主体", "机构代码", "层级", "空白栏目"]
    assert ["示例区民政局", unit.code, "部门", "政府信息公开指南"] in rows


def test_the_public_does_not_see_the_report(client: Client, unit: Unit) -> None:
    assert client.get("/admin/unit-home/blank/").status_code == 302


def test_the_report_leads_to_a_draft_in_the_right_folder(client: Client, unit: Unit, staff: User) -> None:
    response = client.get("/admin/unit-home/draft/guide/mzj/", follow=True)
    shown = response.content.decode()
    assert response.status_code == 200
    assert "示例区民政局政府信息公开指南" in shown  # the title is suggested
    assert "云桥大街1号" in shown  # and what the profile says
    assert json.dumps("先向有管辖权的行政复议机关")[1:-1] in shown  # and the remedy text


def test_who_may_not_draft_for_a_unit_is_not_led_there(client: Client, unit: Unit) -> None:
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get("/admin/unit-home/draft/guide/mzj/").status_code in (302, 403)
    assert not YearFolder.objects.exists()


def test_the_check_names_blank_columns_and_fails(unit: Unit) -> None:
    out = StringIO()
    with pytest.raises(CommandError, match="1 个单位有空白栏目，共 5 个"):
        call_command("check_unit_homes", stdout=out)
    assert "示例区民政局：政策、政府信息公开指南" in out.getvalue()


def test_the_rows_behind_the_columns_can_be_made_again(unit: Unit) -> None:
    release(GuideFactory(unit=unit), RuleFactory(unit=unit))
    before = list(HomeItem.objects.order_by("pk").values())
    HomeItem.objects.all().delete()
    with pytest.raises(CommandError):
        call_command("check_unit_homes", rebuild=True, stdout=StringIO())
    assert list(HomeItem.objects.order_by("pk").values()) == before


def test_report_and_list_cost_the_same_for_4_and_for_400_units(client: Client, db: None) -> None:
    def add(count: int) -> None:
        units = [UnitFactory() for _ in range(count)]
        for start in range(0, count, 200):
            release(*units[start : start + 200])
        release(RuleFactory(unit=units[0]))

    def costs() -> tuple[int, int]:
        shell.forget()
        shell.current()
        with CaptureQueriesContext(connection) as queries:
            blank_columns()
        report = len(queries)
        return cost_of(client, "/xxgk/"), report

    add(4)
    few = costs()
    add(396)
    assert costs() == few == (2, 3)
    assert len(blank_columns()) == 400
