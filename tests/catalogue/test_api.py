"""The JSON API: the filters of the lists, one item, errors that say what is wrong."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents.models import Document

from base.clock import today
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from tests.catalogue.moves import let_out

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/catalogue/"


def test_a_list_has_total_results_and_facets(client: Client, district: SimpleNamespace) -> None:
    let_out(district, title="通知一", genre="通知")
    let_out(district, title="意见一", genre="意见")
    data = client.get(ROOT, {"genre": "通知"}).json()
    assert data["total"] == 1
    (row,) = data["results"]
    assert row["title"] == "通知一"
    assert row["unit"] == {"value": district.unit.slug, "label": district.unit.name}
    assert {"value": "意见", "label": "意见", "count": 1} in data["facets"]["genre"]


@pytest.mark.parametrize("name", ["unit", "section", "year", "genre"])
def test_every_filter_of_the_lists_works(client: Client, district: SimpleNamespace, name: str) -> None:
    entry = let_out(district, genre="通知")
    values = {
        "unit": district.unit.slug,
        "section": district.section.slug,
        "year": str(entry.published_at.year),
        "genre": "通知",
    }
    assert client.get(ROOT, {name: values[name]}).json()["total"] == 1
    assert client.get(ROOT, {name: "nothing-of-ours"}).json()["total"] == 0


def test_pages_name_their_neighbours(
    client: Client, district: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        let_out(district)
    monkeypatch.setattr("disclosure.catalogue.lists.rows.PER_PAGE", 2)
    seen, address = [], f"http://testserver{ROOT}?section={district.section.slug}"
    while address:
        data = client.get(address.partition("8000")[2] or address.partition("testserver")[2]).json()
        seen += [row["number"] for row in data["results"]]
        address = data["next"]
    assert len(seen) == len(set(seen)) == 5
    assert seen == sorted(seen, reverse=True)
    assert data["previous"].endswith("page=2")


@pytest.mark.parametrize("page", ["0", "-1", "abc", "1.5", "", "99999999999", "²", "1000001"])
def test_a_bad_page_is_refused_with_a_sentence(client: Client, district: SimpleNamespace, page: str) -> None:
    response = client.get(ROOT, {"page": page})
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "bad_page"
    assert "page" in response.json()["error"]["message"]


def test_a_page_beyond_the_last_says_how_many_there_are(client: Client, district: SimpleNamespace) -> None:
    response = client.get(ROOT, {"page": "2"})
    assert response.status_code == 404
    assert "1" in response.json()["error"]["message"]


def test_languages_do_not_share_answers(client: Client, district: SimpleNamespace) -> None:
    let_out(district)
    assert client.get(ROOT).json()["total"] == 1
    assert client.get(ROOT, {"language": "en"}).json()["total"] == 0
    assert client.get(ROOT, {"language": "fr"}).status_code == 400


def test_an_unchanged_list_answers_304_and_a_changed_one_does_not(client: Client, district: SimpleNamespace) -> None:
    let_out(district)
    first = client.get(ROOT)
    again = client.get(ROOT, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    let_out(district)
    changed = client.get(ROOT, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_scripts_of_any_origin_may_read_and_nobody_may_write(client: Client, district: SimpleNamespace) -> None:
    for _ in range(2):  # made, then kept
        assert client.get(ROOT)["Access-Control-Allow-Origin"] == "*"
    assert client.options(ROOT)["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    refused = Client(enforce_csrf_checks=True).post(ROOT, {})
    assert refused.status_code == 405
    assert refused.json()["error"]["code"] == "read_only"


def test_one_item_has_its_text_and_its_files_with_their_hashes(client: Client, district: SimpleNamespace) -> None:
    document = Document.objects.create(title="申请表", file=ContentFile(b"%PDF-1.4", name="form.pdf"))
    entry = let_out(
        district,
        title="关于申请的通知",
        abstract="概述",
        body=[("text", "<p>正文第一段。</p>")],
        attachments=[("file", {"document": document, "title": "申请表"})],
    )
    data = client.get(f"{ROOT}{entry.pk}/").json()
    assert (data["title"], data["abstract"], data["text"]) == ("关于申请的通知", "概述", "正文第一段。")
    assert data["content_sha256"] == entry.content.hash
    (file,) = data["files"]
    assert file["size"] == 8
    assert client.get(f"/files/{file['sha256']}/{file['name']}").getvalue() == b"%PDF-1.4"


def test_an_unknown_item_is_404_and_a_withdrawn_one_410_with_its_notice(
    client: Client, district: SimpleNamespace
) -> None:
    entry = let_out(district)
    assert client.get(f"{ROOT}{entry.pk}/").status_code == 200
    withdraw_item(entry, notice="因内容有误撤下。", acts=[])
    response = client.get(f"{ROOT}{entry.pk}/")
    assert response.status_code == 410
    assert response.json()["error"]["message"] == "因内容有误撤下。"
    assert client.get(f"{ROOT}{entry.pk + 1}/").status_code == 404
    assert client.get(f"{ROOT}{10**40}/").status_code == 404


def test_an_item_past_its_public_time_is_410(client: Client, district: SimpleNamespace) -> None:
    entry = let_out(district, public_until=today())
    CatalogueEntry.objects.filter(pk=entry.pk).update(public_until=today() - timedelta(days=1))
    assert client.get(f"{ROOT}{entry.pk}/").status_code == 410


def test_parts_of_the_shell_are_no_items(client: Client, district: SimpleNamespace) -> None:
    unit = CatalogueEntry.objects.get(kind="unit", source_id=district.unit.pk)
    assert client.get(f"{ROOT}{unit.pk}/").status_code == 404
