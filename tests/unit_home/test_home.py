"""The home of a unit: fixed columns, none of them empty, flat in cost and fresh after every release."""

from __future__ import annotations

import pytest
from django.test import Client

from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from portal.models import Unit
from tests.factories import DocumentFactory, SectionFactory, UnitFactory
from tests.moves import release, release_shell
from tests.unit_home.factories import AnnualReportFactory, ApplyFactory, GuideFactory, RuleFactory, StatutoryItemFactory
from tests.unit_home.moves import cost_of, text_of

pytestmark = pytest.mark.django_db

COLUMNS = ["政策", "政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开"]


def nav_of(shown: str) -> str:
    return shown.split('<nav class="unit-columns"')[1].split("</nav>")[0]


def test_a_unit_has_the_fixed_columns_in_their_order(client: Client, unit: Unit) -> None:
    section = SectionFactory(slug="zcwj", name="政策文件")
    release_shell(section)
    release(DocumentFactory(unit=unit, section=section))
    release(GuideFactory(unit=unit), RuleFactory(unit=unit), AnnualReportFactory(unit=unit), ApplyFactory(unit=unit))
    nav = nav_of(text_of(client, "/xxgk/mzj/"))
    places = [nav.index(f">{label}") for label in COLUMNS]
    assert places == sorted(places)
    assert 'href="/catalogue/?section=zcwj&amp;unit=mzj"' in nav
    assert client.get("/xxgk/mzj/policy/").headers["Location"] == "/catalogue/?section=zcwj&unit=mzj"


def test_a_column_without_content_is_not_shown(client: Client, unit: Unit) -> None:
    release(RuleFactory(unit=unit))
    nav = nav_of(text_of(client, "/xxgk/mzj/"))
    assert "政府信息公开制度" in nav
    assert "年报" not in nav
    text_of(client, "/xxgk/mzj/annual/", 404)
    text_of(client, "/xxgk/mzj/nonsense/", 404)


def test_a_unit_without_any_item_still_shows_its_profile(client: Client, unit: Unit) -> None:
    shown = text_of(client, "/xxgk/mzj/")
    for words in ("负责社会救助和养老服务。", "程维远", "云桥大街1号", "010-55570123", "9:00—17:30"):
        assert words in shown


def test_the_profile_is_what_was_released_not_what_is_drafted(client: Client, unit: Unit) -> None:
    Unit.objects.filter(pk=unit.pk).update(head="尚未审核的人")
    assert "尚未审核的人" not in text_of(client, "/xxgk/mzj/")


def test_a_unit_that_is_not_released_has_no_home(client: Client, unit: Unit) -> None:
    text_of(client, f"/xxgk/{UnitFactory().slug}/", 404)
    text_of(client, "/xxgk/nobody/", 404)


def test_statutory_content_counts_the_units_items(client: Client, unit: Unit) -> None:
    budget, empty = StatutoryItemFactory(name="财政预算、决算信息", slug="07"), StatutoryItemFactory(name="统计信息")
    section = SectionFactory()
    release_shell(budget, empty, section)
    other = UnitFactory()
    release_shell(other)
    mine = [DocumentFactory(unit=unit, section=section, statutory_item=budget) for _ in range(3)]
    theirs = DocumentFactory(unit=other, section=section, statutory_item=budget)
    unfiled = DocumentFactory(unit=unit, section=section)
    release(*mine, theirs, unfiled)
    overview = text_of(client, "/xxgk/mzj/statutory/")
    assert '财政预算、决算信息 <span class="count">3</span>' in overview
    assert "统计信息" not in overview
    chosen = text_of(client, "/xxgk/mzj/statutory/?statutory=07")
    assert all(page.title in chosen for page in mine)
    assert theirs.title not in chosen
    assert unfiled.title not in chosen
    text_of(client, "/xxgk/mzj/statutory/?statutory=99", 404)


def test_many_items_of_one_kind_are_paged(client: Client, unit: Unit) -> None:
    budget, section = StatutoryItemFactory(slug="07"), SectionFactory()
    release_shell(budget, section)
    release(*[DocumentFactory(unit=unit, section=section, statutory_item=budget) for _ in range(25)])
    first = text_of(client, "/xxgk/mzj/statutory/?statutory=07")
    assert first.count('class="entry-title"') == 20
    assert "?statutory=07&amp;page=2" in first
    assert text_of(client, "/xxgk/mzj/statutory/?statutory=07&page=2").count('class="entry-title"') == 5


def test_all_units_are_listed_by_level_with_their_counts(client: Client, unit: Unit) -> None:
    release_shell(UnitFactory(name="龙泉镇", level="town"), UnitFactory(name="示例区人民政府", level="district"))
    release(RuleFactory(unit=unit), RuleFactory(unit=unit))
    shown = text_of(client, "/xxgk/")
    assert '示例区民政局 <span class="count">2</span>' in shown
    assert shown.index("示例区人民政府</a>") < shown.index("示例区民政局") < shown.index("龙泉镇")


def test_every_page_is_fresh_right_after_a_release_and_a_withdrawal(client: Client, unit: Unit) -> None:
    paths = ["/xxgk/", "/xxgk/mzj/"]
    for path in paths:
        text_of(client, path)
        assert client.get(path).headers["X-Page-Cache"] == "hit"
    page = RuleFactory(unit=unit)
    release(page)
    assert page.title in text_of(client, "/xxgk/mzj/")
    assert '示例区民政局 <span class="count">1</span>' in text_of(client, "/xxgk/")
    assert page.title in text_of(client, "/xxgk/mzj/rules/")
    withdraw_item(CatalogueEntry.objects.get(kind="rule"), notice="撤下", acts=[])
    assert page.title not in text_of(client, "/xxgk/mzj/")
    assert "示例区民政局</a>" in text_of(client, "/xxgk/")
    text_of(client, "/xxgk/mzj/rules/", 404)


def test_an_item_page_knows_when_its_unit_gets_a_new_column(client: Client, unit: Unit) -> None:
    release(RuleFactory(unit=unit))
    path = CatalogueEntry.objects.get(kind="rule").path or ""
    assert "年报" not in nav_of(text_of(client, path))
    release(AnnualReportFactory(unit=unit))
    assert "年报" in nav_of(text_of(client, path))


def test_an_item_stays_at_its_address_when_the_unit_is_renamed(client: Client, unit: Unit) -> None:
    release(RuleFactory(unit=unit))
    path = CatalogueEntry.objects.get(kind="rule").path or ""
    unit.slug = "shbz"
    release_shell(unit)
    assert "/xxgk/shbz/rules/" in nav_of(text_of(client, path))
    release(AnnualReportFactory(unit=unit))
    assert "/xxgk/shbz/annual/" in nav_of(text_of(client, path))


def test_the_tags_of_a_column_are_all_there(client: Client, unit: Unit) -> None:
    release(RuleFactory(unit=unit))
    for path in ("/xxgk/", "/xxgk/mzj/", "/xxgk/mzj/rules/", "/xxgk/mzj/statutory/"):
        shown = text_of(client, path)
        for name in ("SiteName", "SiteDomain", "SiteIDCode", "ColumnName",
                     "ColumnDescription", "ColumnKeywords", "ColumnType"):  # fmt: skip
            assert f'<meta name="{name}" content="' in shown, (path, name)


def test_traditional_readers_get_the_same_home(client: Client, unit: Unit) -> None:
    release(GuideFactory(unit=unit))
    shown = text_of(client, "/zh-hant/xxgk/mzj/guide/")
    assert "政府信息公開指南" in shown
    assert 'href="/zh-hant/xxgk/mzj/"' in shown


def test_english_shows_only_units_with_something_in_english(client: Client, unit: Unit) -> None:
    release(RuleFactory(unit=unit))
    assert "/en/xxgk/mzj/" not in text_of(client, "/en/xxgk/")
    text_of(client, "/en/xxgk/mzj/", 404)


def test_every_page_costs_at_most_four_queries(client: Client, unit: Unit) -> None:
    budget, section = StatutoryItemFactory(slug="07"), SectionFactory(slug="zcwj")
    release_shell(budget, section)
    release(DocumentFactory(unit=unit, section=section, statutory_item=budget))
    release(*[GuideFactory(unit=unit, year=year) for year in (2025, 2026)])
    release(RuleFactory(unit=unit), AnnualReportFactory(unit=unit), ApplyFactory(unit=unit))
    items = list(
        CatalogueEntry.objects.filter(kind__in=["guide", "rule", "annual_report"]).values_list("path", flat=True)
    )
    columns = [f"/xxgk/mzj/{column}/" for column in ("guide", "rules", "statutory", "annual", "apply")]
    for path in ["/xxgk/", "/xxgk/mzj/", *columns, "/xxgk/mzj/statutory/?statutory=07", *map(str, items)]:
        assert cost_of(client, path) <= 4, path


def test_the_cost_does_not_grow_with_the_unit(client: Client, unit: Unit) -> None:
    section = SectionFactory(slug="zcwj")
    release_shell(section)
    paths = ["/xxgk/", "/xxgk/mzj/", "/xxgk/mzj/rules/"]
    release(DocumentFactory(unit=unit, section=section), RuleFactory(unit=unit))
    few = [cost_of(client, path) for path in paths]
    release(
        *[DocumentFactory(unit=unit, section=section) for _ in range(40)], *[RuleFactory(unit=unit) for _ in range(9)]
    )
    assert [cost_of(client, path) for path in paths] == few
