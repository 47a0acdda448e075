"""Kept pages: true to the second after a release or withdrawal, and never more of them than there are pages."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from base import clock
from disclosure.catalogue.services.withdraw import withdraw_item
from tests.catalogue.moves import entry_of, let_out, released_page
from tests.factories import SectionFactory
from tests.moves import release, release_shell

pytestmark = pytest.mark.django_db


def is_kept(response: Any) -> bool:
    return bool(response.get("X-Page-Cache") == "hit")


def warm(client: Client, address: str) -> Any:
    """Get a page until it is kept."""
    client.get(address)
    response = client.get(address)
    assert is_kept(response), address
    return response


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_list_is_fresh_after_a_release(client: Client, district: SimpleNamespace) -> None:
    for address in ("/catalogue/", f"/{district.section.slug}/", "/catalogue/?genre=通知", "/catalogue/?year=2026"):
        warm(client, address)
    entry = let_out(district, title="刚刚发布", genre="通知")
    for address in ("/catalogue/", f"/{district.section.slug}/", "/catalogue/?genre=通知"):
        assert "刚刚发布" in text(client, address), address
    assert "刚刚发布" in text(client, f"/catalogue/?year={entry.published_at.year}")


def test_a_list_that_was_empty_and_unknown_is_fresh_after_its_first_release(
    client: Client, district: SimpleNamespace
) -> None:
    empty = "/catalogue/?genre=批复"
    warm(client, empty)
    let_out(district, title="第一件批复", genre="批复")
    assert "第一件批复" in text(client, empty)


def test_a_section_that_was_unknown_is_fresh_after_its_release(client: Client, district: SimpleNamespace) -> None:
    assert client.get("/new-section/").status_code == 404
    warm(client, "/catalogue/?section=new-section")
    section = SectionFactory(slug="new-section", name="新栏目")
    release_shell(section)
    let_out(district, section=section, title="新栏目里的文件")
    assert "新栏目里的文件" in text(client, "/new-section/")
    assert "新栏目里的文件" in text(client, "/catalogue/?section=new-section")


def test_pages_and_lists_are_fresh_after_a_withdrawal(client: Client, district: SimpleNamespace) -> None:
    entry = let_out(district, title="将被撤下")
    for address in (entry.address, "/catalogue/", f"/{district.section.slug}/"):
        warm(client, address)
    withdraw_item(entry, notice="因内容有误撤下。", acts=[])
    assert client.get(entry.address).status_code == 410
    assert "将被撤下" not in text(client, "/catalogue/")
    assert "将被撤下" not in text(client, f"/{district.section.slug}/")


def test_a_corrected_page_is_fresh_and_so_is_every_page_that_names_it(
    client: Client, district: SimpleNamespace
) -> None:
    target = released_page(district, title="原名称")
    pointing = let_out(district, relations=[("relation", {"relation": "amends", "target": target})])
    assert "原名称" in warm(client, pointing.address).content.decode()
    target.title = "新名称"
    release(target)
    assert "新名称" in text(client, entry_of(target).address)
    assert "新名称" in text(client, pointing.address)
    assert "原名称" not in text(client, pointing.address)


def test_a_correction_that_drops_a_relation_freshens_the_page_it_pointed_to(
    client: Client, district: SimpleNamespace
) -> None:
    target = released_page(district)
    source = released_page(
        district, title="修改决定", relations=[("relation", {"relation": "amends", "target": target})]
    )
    address = entry_of(target).address
    assert "修改决定" in warm(client, address).content.decode()
    source.relations = []
    release(source)
    assert "修改决定" not in text(client, address)


def test_withdrawing_an_item_freshens_the_pages_that_named_it(client: Client, district: SimpleNamespace) -> None:
    target = released_page(district, title="被引用的文件")
    pointing = let_out(district, relations=[("relation", {"relation": "implements", "target": target})])
    assert "被引用的文件" in warm(client, pointing.address).content.decode()
    withdraw_item(entry_of(target), notice="撤下", acts=[])
    assert "被引用的文件" not in text(client, pointing.address)


def test_a_renamed_unit_is_fresh_on_every_page(client: Client, district: SimpleNamespace) -> None:
    entry = let_out(district)
    for address in (entry.address, "/catalogue/"):
        warm(client, address)
    district.unit.name = "示例区改名局"
    release(district.unit)
    assert "示例区改名局" in text(client, "/catalogue/")
    assert "示例区改名局" in text(client, entry.address)


@pytest.mark.parametrize("query", ["?utm_source=x", "?fbclid=1&page=1x", "?Page=3"])
def test_unknown_parameters_share_the_kept_page(client: Client, district: SimpleNamespace, query: str) -> None:
    let_out(district)
    first = warm(client, "/catalogue/")
    shared = client.get(f"/catalogue/{query.replace('&page=1x', '')}")
    assert is_kept(shared)
    assert shared.content == first.content
    assert "utm_source" not in shared.content.decode()


def test_each_display_has_pages_of_its_own(district: SimpleNamespace) -> None:
    entry = let_out(district)
    bodies = {}
    for display in ("standard", "large", "elder"):
        visitor = Client()
        visitor.cookies["display"] = display
        assert not is_kept(visitor.get(entry.address))
        bodies[display] = visitor.get(entry.address).content.decode()
        assert f'data-display="{display}"' in bodies[display]
    stranger = Client()
    stranger.cookies["display"] = "../../etc"
    assert is_kept(stranger.get(entry.address))
    assert stranger.get(entry.address).content.decode() == bodies["standard"]


def test_each_language_has_pages_of_its_own(client: Client, district: SimpleNamespace) -> None:
    let_out(district)
    warm(client, "/catalogue/")
    for address in ("/zh-hant/catalogue/", "/en/catalogue/"):
        assert not is_kept(client.get(address))


def test_a_kept_page_keeps_its_headers(client: Client, district: SimpleNamespace) -> None:
    entry = let_out(district)
    first = client.get(entry.address)
    kept = client.get(entry.address)
    assert is_kept(kept)
    for name in ("Content-Type", "X-Frame-Options", "ETag"):
        assert kept[name] == first[name]


def test_a_visitor_who_has_the_page_gets_304(client: Client, district: SimpleNamespace) -> None:
    entry = let_out(district)
    tag = client.get(entry.address)["ETag"]
    assert client.get(entry.address, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(entry.address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_answers_without_an_item_are_not_kept(client: Client, district: SimpleNamespace) -> None:
    entry = let_out(district)
    withdraw_item(entry, notice="撤下", acts=[])
    for address in (entry.address, "/nothing/here/"):
        client.get(address)
        assert not is_kept(client.get(address))


def test_no_kept_page_outlives_its_day(client: Client, district: SimpleNamespace, later: Any) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    entry = let_out(district, effective_date=tomorrow)
    assert "尚未生效" in warm(client, entry.address).content.decode()
    later(timedelta(days=1))
    assert "尚未生效" not in text(client, entry.address)


def test_an_address_with_a_zero_byte_is_unknown(client: Client, district: SimpleNamespace) -> None:
    assert client.get("/a%00b/").status_code == 404
    assert client.get("/catalogue/?genre=%00").status_code == 200


def test_the_day_of_a_page_is_a_day_in_shanghai(
    client: Client, district: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = let_out(district, effective_date=date(2026, 12, 1))
    midnight = datetime(2026, 12, 1, tzinfo=clock.SHANGHAI)
    for moment, waiting in ((midnight - timedelta(seconds=1), True), (midnight, False)):
        monkeypatch.setattr("base.clock.timezone.now", lambda moment=moment: moment)
        assert ("尚未生效" in text(client, entry.address)) is waiting
