"""What answers where: 410 after a withdrawal, old addresses, traditional script, files."""

from __future__ import annotations

import re
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents.models import Document

from base import clock
from disclosure.catalogue.content import Change
from disclosure.catalogue.models import CatalogueEntry, EntryFile, OldAddress, Tombstone
from disclosure.catalogue.services.withdraw import withdraw_item
from tests.catalogue.moves import entry_of, let_out, released_page
from tests.moves import release

pytestmark = pytest.mark.django_db


def attachment(content: bytes = b"%PDF-1.4 form") -> Document:
    return Document.objects.create(title="申请表", file=ContentFile(content, name="form.pdf"))


def shows(document: Document) -> dict[str, Any]:
    return {"attachments": [("file", {"document": document, "title": "申请表"})]}


def test_a_withdrawn_item_is_gone_with_its_notice_in_simplified_and_traditional(
    client: Client, district: SimpleNamespace
) -> None:
    entry = let_out(district)
    withdraw_item(entry, notice="因内容有误撤下。", acts=[])
    for address, notice in ((entry.address, "因内容有误撤下"), (f"/zh-hant{entry.address}", "因內容有誤撤下")):
        response = client.get(address)
        assert response.status_code == 410
        assert notice in response.content.decode()


def test_all_languages_go_at_once(client: Client, district: SimpleNamespace) -> None:
    chinese, english = let_out(district), let_out(district, title="Notice")
    address = f"/en/{district.section.slug}/202601/{english.pk}/"
    CatalogueEntry.objects.filter(pk=english.pk).update(
        language="en", translation_key=chinese.translation_key, path=address
    )
    assert client.get(address).status_code == 200
    withdraw_item(chinese, notice="撤下", acts=[])
    for path in (chinese.address, f"/zh-hant{chinese.address}", address):
        assert client.get(path).status_code == 410, path
    assert Tombstone.objects.count() == 2


def test_a_tombstone_names_nobody(district: SimpleNamespace) -> None:
    entry = let_out(district, title="关于张三的决定", names_individuals=True)
    (tombstone,) = withdraw_item(entry, notice="撤下", acts=[])
    assert "张三" not in "".join(str(value) for value in vars(tombstone).values())


def test_an_old_address_leads_to_the_item_and_is_gone_with_it(client: Client, district: SimpleNamespace) -> None:
    page = released_page(district, old_address="/zwgk/2019/t123.html", external_id="t123")
    entry = entry_of(page)
    response = client.get("/zwgk/2019/t123.html")
    assert (response.status_code, response["Location"]) == (301, entry.address)
    assert client.get("/zh-hant/zwgk/2019/t123.html")["Location"] == f"/zh-hant{entry.address}"
    withdraw_item(entry, notice="撤下", acts=[])
    assert client.get("/zwgk/2019/t123.html").status_code == 410


def test_gone_wins_over_a_redirect(client: Client, district: SimpleNamespace) -> None:
    withdrawn, other = let_out(district), let_out(district)
    withdraw_item(withdrawn, notice="撤下", acts=[])
    OldAddress.objects.create(path=withdrawn.address, kind="document", source_id=other.source_id)
    assert client.get(withdrawn.address).status_code == 410


def test_a_missing_slash_is_added(client: Client, district: SimpleNamespace) -> None:
    entry = let_out(district)
    response = client.get(entry.address.rstrip("/"))
    assert (response.status_code, response["Location"]) == (301, entry.address)


def test_an_item_that_comes_back_keeps_address_number_and_publication_time(
    client: Client, district: SimpleNamespace
) -> None:
    page = released_page(district)
    before = entry_of(page)
    withdraw_item(before, notice="撤下", acts=[])
    release(page)
    after = entry_of(page)
    for name in ("pk", "path", "index_no", "published_at", "first_published_at"):
        assert getattr(after, name) == getattr(before, name), name
    assert client.get(before.address).status_code == 200
    assert not Tombstone.objects.exists()


def test_the_traditional_page_is_the_whole_page_converted(client: Client, district: SimpleNamespace) -> None:
    entry = let_out(district, title="关于养老服务的通知", body=[("text", "<p>发展养老服务体系。</p>")])
    simplified = client.get(entry.address).content.decode()
    traditional = client.get(f"/zh-hant{entry.address}").content.decode()
    assert "關於養老服務的通知" in traditional
    assert "發展養老服務體系。" in traditional
    assert 'lang="zh-Hant"' in traditional
    assert "关于养老服务的通知" not in traditional
    assert traditional.count("<a ") == simplified.count("<a ")


def test_links_of_the_traditional_page_stay_below_its_prefix(client: Client, district: SimpleNamespace) -> None:
    document = attachment()
    entry = let_out(district, **shows(document))
    text = client.get(f"/zh-hant{entry.address}").content.decode()
    links = re.findall(r'<a (?![^>]*hreflang)[^>]*href="(/[^"]*)"', text)
    assert f"/zh-hant/{district.section.slug}/" in links
    outside = [link for link in links if not link.startswith(("/zh-hant/", "/files/", "/static/", "/en/"))]
    assert outside == []
    (file,) = [link for link in links if link.startswith("/files/")]
    assert client.get(file).status_code == 200


def test_addresses_of_other_sites_are_never_converted(client: Client, district: SimpleNamespace) -> None:
    link = '<p>见<a href="https://www.example.gov.cn/政务/办事.html">办事指南</a>与<a href="/1/">\x020\x03</a>。</p>'
    entry = let_out(district, body=[("text", link)])
    text = client.get(f"/zh-hant{entry.address}").content.decode()
    assert 'href="https://www.example.gov.cn/政务/办事.html"' in text
    assert "辦事指南" in text


def test_a_traditional_list_is_converted_too(client: Client, district: SimpleNamespace) -> None:
    entry = let_out(district, title="关于养老服务的通知")
    text = client.get("/zh-hant/catalogue/").content.decode()
    assert "關於養老服務的通知" in text
    assert f'href="/zh-hant{entry.address}"' in text


def test_an_upload_has_no_address_until_it_is_released(client: Client, district: SimpleNamespace) -> None:
    document = attachment(b"private until released")
    for address in (document.url, document.file.url, f"/documents/{document.pk}/form.pdf"):
        assert client.get(address).status_code in (302, 403, 404), address
    entry = let_out(district, **shows(document))
    file = entry.files.get()
    response = client.get(f"/files/{file.sha256}/{file.name}")
    assert response.getvalue() == b"private until released"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"/files/{file.sha256}/other.pdf").status_code == 404


def test_a_file_goes_with_its_item(client: Client, district: SimpleNamespace) -> None:
    entry = let_out(district, **shows(attachment()))
    address = "/files/{sha256}/{name}".format(**entry.files.values("sha256", "name")[0])
    withdraw_item(entry, notice="撤下", acts=[])
    assert client.get(address).status_code == 410


def test_a_file_that_a_browser_keeps_is_asked_for_each_time(client: Client, district: SimpleNamespace) -> None:
    entry = let_out(district, **shows(attachment()))
    address = "/files/{sha256}/{name}".format(**entry.files.values("sha256", "name")[0])
    first = client.get(address)
    assert "no-cache" in first["Cache-Control"]
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    withdraw_item(entry, notice="撤下", acts=[])
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 410


def test_a_file_that_another_item_shows_stays(client: Client, district: SimpleNamespace) -> None:
    document = attachment()
    first, second = let_out(district, **shows(document)), let_out(district, **shows(document))
    address = "/files/{sha256}/{name}".format(**first.files.values("sha256", "name")[0])
    withdraw_item(first, notice="撤下", acts=[])
    assert client.get(address).status_code == 200
    withdraw_item(second, notice="撤下", acts=[])
    assert client.get(address).status_code == 410


@pytest.mark.parametrize(("kind", "answer"), [("wording", 200), ("privacy", 410), ("leak", 410), ("revoked", 410)])
def test_a_file_that_a_correction_drops_answers_while_its_version_may_be_read(
    client: Client, district: SimpleNamespace, kind: str, answer: int
) -> None:
    page = released_page(district, **shows(attachment()))
    file = entry_of(page).files.get()
    page.attachments = []
    release(page, change=Change(kind))
    assert client.get(f"/files/{file.sha256}/{file.name}").status_code == answer


def test_page_and_files_stop_at_midnight_without_any_clock_work(
    client: Client, district: SimpleNamespace, later: Any
) -> None:
    entry = let_out(district, public_until=clock.today(), **shows(attachment()))
    file = EntryFile.objects.get(entry=entry)
    addresses = (entry.address, f"/files/{file.sha256}/{file.name}")
    assert [client.get(address).status_code for address in addresses] == [200, 200]
    later(timedelta(days=1))
    assert [client.get(address).status_code for address in addresses] == [410, 410]
    page = client.get(entry.address).content.decode()
    assert "公示期已满" in page
    assert "信息已撤下" not in page


def test_nothing_public_can_be_posted_to(client: Client, district: SimpleNamespace) -> None:
    entry = let_out(district)
    for address in (entry.address, "/catalogue/", "/feeds/catalogue.atom", "/catalogue.csv", "/sitemap.xml"):
        assert client.post(address).status_code == 405, address


def test_a_public_page_may_load_nothing_from_elsewhere_and_sets_no_cookie(
    client: Client, district: SimpleNamespace
) -> None:
    for address in ("/catalogue/", "/nothing/", "/search/?q=养老", "/api/v1/catalogue/"):
        response = client.get(address)
        assert response["Content-Security-Policy"].startswith("default-src 'self'")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert not response.cookies


def test_a_public_page_is_asked_for_again_after_a_second(client: Client, district: SimpleNamespace) -> None:
    response = client.get("/catalogue/")
    assert response["Cache-Control"] == "public, max-age=1"
    assert "Cookie" in response["Vary"]  # of two displays neither is shown for the other
    assert client.get("/nothing/")["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/catalogue", "/catalogue/"),
        ("/search?q=a", "/search/?q=a"),
        ("/zh-hant", "/zh-hant/"),
        ("/zh-hant/map", "/zh-hant/map/"),
    ],
)
def test_a_forgotten_slash_is_added(client: Client, district: SimpleNamespace, typed: str, meant: str) -> None:
    response = client.get(typed)
    assert (response.status_code, response["Location"]) == (301, meant)
