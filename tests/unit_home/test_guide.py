"""政府信息公开指南: complete, with its remedy, one a year; the newest is shown and older ones stay."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.release import ReleaseRefused
from disclosure.catalogue.services.withdraw import withdraw_item
from disclosure.review.services.submit import SubmissionRefused
from disclosure.unit_home.models import HomeItem
from portal.models import Unit
from tests.factories import UnitFactory, UserFactory
from tests.moves import pass_chain, release
from tests.unit_home.factories import GuideFactory
from tests.unit_home.moves import text_of

pytestmark = pytest.mark.django_db


def entry_of(page: object) -> CatalogueEntry:
    return CatalogueEntry.objects.get(kind="guide", source_id=page.pk)  # type: ignore[attr-defined]


def path_of(page: object) -> str:
    return entry_of(page).path or ""


def test_a_guide_passes_the_chain_and_stands_in_its_column(client: Client, unit: Unit) -> None:
    author = UserFactory()
    entry = pass_chain(GuideFactory(unit=unit, owner=author), author)
    assert entry.path == f"/xxgk/mzj/guide/{entry.pk}/"
    shown = text_of(client, "/xxgk/mzj/guide/")
    for words in (
        "按主题和体裁分类",
        "每条信息编有索引号",
        "行政中心街1号",
        "010-55570002",
        "先向有管辖权的行政复议机关",
    ):
        assert words in shown
    assert '<h2 id="h-1">政府信息的分类</h2>' in shown


def test_a_draft_guide_is_not_public(client: Client, unit: Unit) -> None:
    GuideFactory(unit=unit)
    text_of(client, "/xxgk/mzj/guide/", 404)
    assert "/xxgk/mzj/guide/" not in text_of(client, "/xxgk/mzj/")


def test_the_newest_year_is_shown_whatever_was_released_last(client: Client, unit: Unit) -> None:
    newest, older = GuideFactory(unit=unit, year=2026), GuideFactory(unit=unit, year=2024, preface="<p>旧前言</p>")
    release(newest)
    release(older)
    shown = text_of(client, "/xxgk/mzj/guide/")
    assert "（2026年）</h1>" in shown
    assert "旧前言" not in shown
    assert path_of(older) in shown


def test_an_older_version_stays_and_says_which_one_holds(client: Client, unit: Unit) -> None:
    older, newest = GuideFactory(unit=unit, year=2025), GuideFactory(unit=unit, year=2026)
    release(older)
    before = text_of(client, path_of(older))
    assert "旧版本" not in before
    release(newest)
    after = text_of(client, path_of(older))
    assert "旧版本" in after
    assert path_of(newest) in after


def test_a_withdrawn_version_gives_way_to_the_one_before(client: Client, unit: Unit) -> None:
    older, newest = GuideFactory(unit=unit, year=2025), GuideFactory(unit=unit, year=2026)
    release(older, newest)
    path = path_of(newest)
    assert "（2026年）</h1>" in text_of(client, "/xxgk/mzj/guide/")
    withdraw_item(entry_of(newest), notice="内容有误，已撤下。", acts=[])
    assert "（2025年）</h1>" in text_of(client, "/xxgk/mzj/guide/")
    assert "内容有误" in text_of(client, path, 410)
    assert HomeItem.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("classification", "<p> </p>", "政府信息的分类"),
        ("fax", "", "传真号码"),
        ("remedy", "<p></p>", "缺少救济途径"),
        ("remedy", "<p>可以申请行政复议或者提起行政诉讼。</p>", "先申请行政复议"),
    ],
)
def test_a_guide_without_what_the_law_wants_is_refused(unit: Unit, field: str, value: str, reason: str) -> None:
    page = GuideFactory(unit=unit)
    setattr(page, field, value)
    with pytest.raises(ReleaseRefused, match=reason):
        release(page)


def test_such_a_guide_cannot_even_be_submitted(unit: Unit) -> None:
    author = UserFactory()
    page = GuideFactory(unit=unit, owner=author)
    page.remedy = "<p>可以提起行政诉讼。</p>"
    with pytest.raises(SubmissionRefused, match="先申请行政复议"):
        pass_chain(page, author)


def test_a_second_draft_for_the_same_year_is_refused(unit: Unit) -> None:
    GuideFactory(unit=unit, year=2026)
    with pytest.raises(ValidationError, match="本单位已有这一页"):
        GuideFactory(unit=unit, year=2026)
    GuideFactory(unit=unit, year=2025)
    GuideFactory(unit=UnitFactory(), year=2026)


def test_a_second_guide_for_the_same_year_cannot_be_released(unit: Unit) -> None:
    release(GuideFactory(unit=unit, year=2026))
    second = GuideFactory(unit=unit, year=2025)
    second.year = 2026
    with pytest.raises(ReleaseRefused, match="已经公开，请修改原有页面"):
        release(second)


def test_correcting_a_guide_keeps_its_address(client: Client, unit: Unit) -> None:
    page = GuideFactory(unit=unit)
    release(page)
    path = path_of(page)
    page.refresh_from_db()
    page.phone = "010-55579999"
    release(page)
    assert path_of(page) == path
    assert "010-55579999" in text_of(client, "/xxgk/mzj/guide/")


def test_a_guide_of_a_unit_that_is_not_public_is_refused() -> None:
    with pytest.raises(ReleaseRefused, match="公开主体尚未公开"):
        release(GuideFactory())


def test_nothing_that_an_editor_types_runs_in_a_visitors_browser(client: Client, unit: Unit) -> None:
    attack = '<script>alert(1)</script><img src=x onerror="alert(2)">'
    page = GuideFactory(unit=unit, title=f"指南{attack}", scope=f"<p>范围{attack}</p>", office_name=f"公开办{attack}")
    page.channels = '<p><a href="javascript:alert(3)">网上申请</a></p>'
    release(page)
    for path in ("/xxgk/mzj/guide/", path_of(page), "/xxgk/mzj/", "/catalogue/"):
        shown = text_of(client, path)
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
        assert "javascript:alert" not in shown
    assert "网上申请" in text_of(client, "/xxgk/mzj/guide/")


def test_changing_the_draft_changes_nothing_public(client: Client, unit: Unit) -> None:
    page = GuideFactory(unit=unit)
    release(page)
    type(page).objects.filter(pk=page.pk).update(phone="000", year=1999, title="被改")
    shown = text_of(client, "/xxgk/mzj/guide/")
    assert "010-55570001" in shown
    assert "被改" not in shown
