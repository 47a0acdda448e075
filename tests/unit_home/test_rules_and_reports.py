"""Rules, annual reports and how to apply: lists, files that answer only after release, search text."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from disclosure.catalogue import kinds
from disclosure.catalogue.models import CatalogueEntry, EntryFile
from disclosure.catalogue.services.withdraw import withdraw_item
from portal.models import Unit
from tests.factories import UserFactory
from tests.moves import frozen, pass_chain, release, release_shell
from tests.unit_home.factories import AnnualReportFactory, ApplyFactory, RuleFactory, upload
from tests.unit_home.moves import text_of

pytestmark = pytest.mark.django_db


def test_a_rule_passes_the_chain_and_is_listed(client: Client, unit: Unit) -> None:
    author = UserFactory()
    page = RuleFactory(unit=unit, owner=author)
    entry = pass_chain(page, author)
    assert entry.path == f"/xxgk/mzj/rules/{entry.pk}/"
    assert page.title in text_of(client, "/xxgk/mzj/rules/")
    shown = text_of(client, entry.path or "")
    assert '<h2 id="h-2">原则</h2>' in shown
    assert 'href="#h-2"' in shown  # three headings make a table of contents
    assert "2025-04-08" in shown
    assert str(entry.index_no) in shown


def test_a_unit_has_as_many_rules_as_it_wants(client: Client, unit: Unit) -> None:
    rules = [RuleFactory(unit=unit) for _ in range(3)]
    release(*rules)
    shown = text_of(client, "/xxgk/mzj/rules/")
    assert all(rule.title in shown for rule in rules)


def test_a_rules_files_are_public_with_it(client: Client, unit: Unit) -> None:
    page = RuleFactory(
        unit=unit, attachments=[("file", {"document": upload("审查表", b"form"), "title": "保密审查表"})]
    )
    release(page)
    entry = CatalogueEntry.objects.get(kind="rule")
    shown = text_of(client, entry.path or "")
    assert "保密审查表" in shown
    file = EntryFile.objects.get(entry=entry)
    assert b"".join(client.get(f"/files/{file.sha256}/{file.name}")) == b"form"


def test_a_report_is_readable_only_once_it_is_released(client: Client, unit: Unit) -> None:
    page = AnnualReportFactory(unit=unit)
    file = frozen(page)
    sha256 = kinds.get("annual_report").freeze(page).files[0].sha256
    assert client.get(f"/files/{sha256}/年度报告.pdf").status_code == 404
    release(page)
    entry = CatalogueEntry.objects.get(kind="annual_report")
    shown = text_of(client, entry.path or "")
    assert "全年主动公开信息120条" in shown
    assert f"/files/{sha256}/" in shown
    assert b"".join(client.get(f"/files/{sha256}/年度报告.pdf")) == b"%PDF-1.4 report"
    withdraw_item(entry, notice="撤下", acts=[])
    assert client.get(f"/files/{sha256}/年度报告.pdf").status_code == 410
    assert file.hash


def test_reports_stand_newest_year_first(client: Client, unit: Unit) -> None:
    release(*[AnnualReportFactory(unit=unit, year=year) for year in (2024, 2025, 2023)])
    shown = text_of(client, "/xxgk/mzj/annual/")
    places = [shown.index(f"{year}年政府信息公开工作年度报告") for year in (2025, 2024, 2023)]
    assert places == sorted(places)


def test_one_report_a_unit_and_year(unit: Unit) -> None:
    AnnualReportFactory(unit=unit, year=2025)
    with pytest.raises(ValidationError, match="本单位已有这一页"):
        AnnualReportFactory(unit=unit, year=2025)


def test_how_to_apply_is_shown_with_its_form(client: Client, unit: Unit) -> None:
    release(ApplyFactory(unit=unit, online_address="https://www.example.gov.cn/apply"))
    shown = text_of(client, "/xxgk/mzj/apply/")
    assert "邮寄提交" in shown
    assert "政府信息公开申请表" in shown
    assert '<a href="https://www.example.gov.cn/apply">' in shown


def test_one_way_to_apply_a_unit(unit: Unit) -> None:
    ApplyFactory(unit=unit)
    with pytest.raises(ValidationError, match="本单位已有这一页"):
        ApplyFactory(unit=unit)


def test_a_unit_that_receives_no_applications_has_no_such_column(client: Client, unit: Unit) -> None:
    release(ApplyFactory(unit=unit))
    unit.accepts_requests = False
    release_shell(unit)
    text_of(client, "/xxgk/mzj/apply/", 404)
    assert "依申请公开</a>" not in text_of(client, "/xxgk/mzj/")


def test_search_reads_what_the_page_says(unit: Unit) -> None:
    release(ApplyFactory(unit=unit), RuleFactory(unit=unit))
    texts = {entry.kind: entry.content.text for entry in CatalogueEntry.objects.filter(unit=unit)}
    assert "申请渠道\n当面提交\n邮寄提交" in texts["apply"]
    assert "联系电话：010-55570001" in texts["apply"]
    assert "先审查、后公开。" in texts["rule"]


def test_everything_carries_an_index_number_and_stands_in_the_catalogue(client: Client, unit: Unit) -> None:
    page = RuleFactory(unit=unit)
    release(page)
    assert CatalogueEntry.objects.get(kind="rule").index_no
    assert page.title in text_of(client, "/catalogue/?unit=mzj")


def test_an_item_page_carries_the_ten_tags_of_an_article(client: Client, unit: Unit) -> None:
    release(RuleFactory(unit=unit))
    shown = text_of(client, CatalogueEntry.objects.get(kind="rule").path or "")
    for name in ("SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords",
                 "ColumnType", "ArticleTitle", "PubDate", "ContentSource"):  # fmt: skip
        assert f'<meta name="{name}" content="' in shown
