"""check_meta: the tags that inspections look for, on the pages that citizens get."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from disclosure.catalogue.meta_check import check_page, kind_of, sample
from portal.meta import PageKind
from tests.catalogue.moves import let_out
from tests.moves import release

pytestmark = pytest.mark.django_db


def test_list_and_detail_pages_carry_every_tag(district: SimpleNamespace) -> None:
    entry = let_out(district)
    for address in (entry.address, f"/{district.section.slug}/", "/catalogue/", f"/zh-hant{entry.address}"):
        finding = check_page(address)
        assert finding.is_good, finding


def test_each_page_is_measured_by_its_kind(district: SimpleNamespace) -> None:
    entry = let_out(district)
    assert kind_of("/") is PageKind.HOME
    assert kind_of(f"/{district.section.slug}/?page=2") is PageKind.COLUMN
    assert kind_of(entry.address) is kind_of(f"/zh-hant{entry.address}") is PageKind.ARTICLE


@pytest.mark.parametrize("content", ["null", ""])
def test_an_empty_tag_counts_as_missing_and_names_are_case_sensitive(
    district: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    tags = {"SiteName": "网", "siteDomain": "www.example.gov.cn", "SiteIDCode": content}
    html = "".join(f'<meta name="{name}" content="{value}">' for name, value in tags.items())
    monkeypatch.setattr(
        "disclosure.catalogue.meta_check.Client.get",
        lambda *args, **kwargs: SimpleNamespace(content=html.encode(), status_code=200),
    )
    assert check_page("/").missing == ("SiteDomain", "SiteIDCode")


def test_the_command_names_what_is_missing_and_fails(district: SimpleNamespace) -> None:
    district.footer.site_id_code = ""
    release(district.footer)
    entry = let_out(district)
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 个页面不合格"):
        call_command("check_meta", entry.address, stdout=out)
    assert "缺 SiteIDCode" in out.getvalue()


def test_a_sample_takes_home_lists_sections_and_items(district: SimpleNamespace) -> None:
    entry = let_out(district)
    assert set(sample(5, seed=1)) == {"/", "/catalogue/", f"/{district.section.slug}/", entry.address}
