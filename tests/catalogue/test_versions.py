"""更正: the page tells what changed, the earlier version stays readable, or is sealed in the same release."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.documents.models import Document

from disclosure.catalogue import listeners
from disclosure.catalogue.content import Change, Content
from disclosure.catalogue.models import CatalogueEntry, EntryHistory, ReleasedHtml, Seal
from disclosure.catalogue.services.release import ReleaseRefused
from disclosure.catalogue.services.withdraw import withdraw_item
from tests.catalogue.moves import entry_of, released_page
from tests.moves import release

pytestmark = pytest.mark.django_db
SEALING = ["privacy", "leak", "revoked"]
OLD, NEW = "补贴标准为每月三百元。", "补贴标准为每月五百元。"


def text_of(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture
def page(district: SimpleNamespace) -> Any:
    return released_page(district, title="关于养老补贴的通知", body=[("text", f"<p>{OLD}</p>")])


def correct(page: Any, change: Change | None, text: str = NEW) -> CatalogueEntry:
    page.body = [("text", f"<p>{text}</p>")]
    release(page, change=change)
    return entry_of(page)


def test_the_page_tells_date_kind_and_note(client: Client, page: Any) -> None:
    address = correct(page, Change("wording", "补贴金额有误，已改正。")).address
    text = text_of(client.get(address))
    assert "更正记录" in text
    assert "表述错误" in text
    assert "补贴金额有误，已改正。" in text
    assert OLD not in text


def test_a_first_release_has_no_record(client: Client, page: Any) -> None:
    assert "更正记录" not in text_of(client.get(entry_of(page).address))
    assert not EntryHistory.objects.exists()


@pytest.mark.parametrize("prefix", ["", "/zh-hant"])
def test_the_earlier_version_is_read_at_its_own_address(client: Client, page: Any, prefix: str) -> None:
    address = prefix + correct(page, Change("wording", "改正金额")).address
    old = client.get(f"{address}versions/1/")
    text = text_of(old)
    assert old.status_code == 200
    assert "三百元" in text
    assert 'content="noindex"' in text
    assert old["X-Robots-Tag"] == "noindex"
    assert f'href="{address}"' in text
    assert ("歷史版本" if prefix else "历史版本") in text


def test_it_shows_what_the_next_version_changed(client: Client, page: Any) -> None:
    address = correct(page, Change("wording", "改正金额")).address
    text = text_of(client.get(f"{address}versions/1/"))
    assert f"<del>{OLD}</del>" in text
    assert f"<ins>{NEW}</ins>" in text


def test_the_difference_shows_nothing_that_is_for_the_unit_alone(client: Client, page: Any) -> None:
    page.original_location = "保密柜三号"
    page.third_party_note = "同意书第七号"
    address = correct(page, Change("wording", "改正金额")).address
    for number in ("1/", ""):
        text = text_of(client.get(f"{address}versions/{number}"))
        assert "保密柜三号" not in text
        assert "同意书第七号" not in text


def test_the_current_version_has_one_address(client: Client, page: Any) -> None:
    address = correct(page, Change("wording", "改正")).address
    assert client.get(f"{address}versions/2/")["Location"] == address
    assert client.get(f"{address}versions/3/").status_code == 404
    assert client.get(f"{address}versions/0/").status_code == 404


def test_versions_are_listed_with_their_changes(client: Client, page: Any) -> None:
    address = correct(page, Change("wording", "改正金额")).address
    correct(page, None, "补贴标准另行通知。")
    text = text_of(client.get(f"{address}versions/"))
    for words in ("第 3 版", "第 1 版", "改正金额", "内容更新", "首次公开"):
        assert words in text


def test_no_list_feed_sitemap_search_or_api_names_a_version(client: Client, page: Any) -> None:
    correct(page, Change("wording", "改正金额"))
    for address in ("/sitemap-0.xml", "/feeds/catalogue.atom", "/catalogue/", "/catalogue.csv", "/api/v1/catalogue/"):
        response = client.get(address)
        text = b"".join(response).decode() if response.streaming else text_of(response)
        assert "versions" not in text, address
    assert "没有" in text_of(client.get("/search/?q=三百元"))


@pytest.mark.parametrize("kind", SEALING)
def test_a_sealing_correction_hides_the_earlier_versions_in_the_next_request(
    client: Client, page: Any, kind: str
) -> None:
    address = correct(page, Change("wording", "改正金额"), "第二版的文字。").address
    before = [client.get(f"{address}versions/{part}") for part in ("", "1/")] + [client.get(address)]
    assert [response.status_code for response in before] == [200, 200, 200]
    correct(page, Change(kind))
    for number in (1, 2):
        gone = client.get(f"{address}versions/{number}/")
        assert gone.status_code == 410
        assert OLD not in text_of(gone)
        assert "第二版的文字" not in text_of(gone)
    assert "已封存" in text_of(client.get(f"{address}versions/"))
    assert Seal.objects.count() == 2


@pytest.mark.parametrize(
    ("kind", "label"), [("privacy", "保护个人隐私"), ("leak", "依法调整公开内容"), ("revoked", "被撤销或变更")]
)
def test_its_record_names_the_kind_alone(client: Client, page: Any, kind: str, label: str) -> None:
    text = text_of(client.get(correct(page, Change(kind)).address))
    assert label in text
    assert "versions/1/" not in text
    assert "泄密" not in text


@pytest.mark.parametrize("kind", SEALING)
def test_the_door_lets_no_words_out_about_what_is_sealed(page: Any, kind: str) -> None:
    with pytest.raises(ReleaseRefused, match="只写种类"):
        correct(page, Change(kind, "原文写出了张三的住址"))
    assert not Seal.objects.exists()


def test_the_html_of_a_sealed_version_is_gone_from_database_and_cache(client: Client, page: Any) -> None:
    entry = entry_of(page)
    client.get(entry.address)
    correct(page, Change("privacy"))
    client.get("/catalogue/")  # any request: the process sees that something was sealed
    assert not any("三百元" in html for html in ReleasedHtml.objects.values_list("html", flat=True))
    kept: Any = caches["pages"]
    assert not [value for value in kept._cache.values() if "三百元".encode() in value]


def test_sealed_stays_sealed_after_later_corrections(client: Client, page: Any) -> None:
    address = correct(page, Change("privacy"), "第二版的文字。").address
    correct(page, Change("wording", "又改"), "第三版的文字。")
    assert client.get(f"{address}versions/1/").status_code == 410
    assert "第二版的文字" in text_of(client.get(f"{address}versions/2/"))


def test_what_was_withdrawn_for_a_leak_comes_back_with_its_past_sealed(client: Client, page: Any) -> None:
    entry = entry_of(page)
    withdraw_item(entry, notice="撤下", acts=[], reason="leak")
    correct(page, None)
    assert client.get(entry.address).status_code == 200
    assert client.get(f"{entry.address}versions/1/").status_code == 410


def test_what_was_withdrawn_for_its_wording_comes_back_with_its_past(client: Client, page: Any) -> None:
    entry = entry_of(page)
    withdraw_item(entry, notice="撤下", acts=[], reason="wording")
    assert client.get(f"{entry.address}versions/").status_code == 410
    assert client.get(f"{entry.address}versions/1/").status_code == 410
    correct(page, Change("wording", "改正"))
    assert OLD in text_of(client.get(f"{entry.address}versions/1/"))


def test_files_of_an_earlier_version_come_back_with_it(client: Client, district: SimpleNamespace) -> None:
    document = Document.objects.create(title="旧表", file=ContentFile(b"%PDF-1.4 old", name="old.pdf"))
    page = released_page(district, attachments=[("file", {"document": document, "title": "旧表"})])
    file = entry_of(page).files.get()
    address = f"/files/{file.sha256}/{file.name}"
    withdraw_item(entry_of(page), notice="撤下", acts=[], reason="wording")
    assert client.get(address).status_code == 410
    page.attachments = []
    release(page, change=Change("attachment", "删去旧表"))
    assert client.get(address).status_code == 200
    assert "旧表" in text_of(client.get(f"{entry_of(page).address}versions/1/"))


def test_listeners_are_told_of_what_was_sealed(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Any] = []
    monkeypatch.setattr(listeners, "_sealed", [lambda entry, why, ids: told.append((entry.pk, why, len(ids)))])
    entry = correct(page, Change("privacy"))
    assert told == [(entry.pk, "privacy", 1)]


def test_the_change_is_hashed_with_the_content_and_no_row_holds_it(page: Any) -> None:
    entry = correct(page, Change("wording", "改正金额"))
    content = Content.from_json(entry.content.content)
    assert content.change == Change("wording", "改正金额")
    assert "change" not in content.fields
    assert Content.from_json(content.to_json()) == content


def test_content_without_a_change_is_spelt_as_it_always_was(page: Any) -> None:
    assert '"change"' not in entry_of(page).content.content


def test_the_record_costs_no_statement_more(client: Client, page: Any) -> None:
    address = correct(page, Change("wording", "改正金额")).address
    client.get(address)
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as queries:
        assert "更正记录" in text_of(client.get(address))
    assert len(queries) == 3


def test_a_section_that_is_called_versions_keeps_its_address(client: Client, district: SimpleNamespace) -> None:
    assert client.get(f"/{district.section.slug}/versions/").status_code == 404
    assert client.get("/nowhere/versions/1/").status_code == 404
