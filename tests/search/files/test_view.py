"""The reading view: a public page of what a file says, as long as the file itself is public."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from base import clock
from disclosure.catalogue.content import Change
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.erase import erase_item
from disclosure.catalogue.services.restore import restore_items
from disclosure.catalogue.services.withdraw import withdraw_item
from disclosure.documents.models import DocumentPage
from search.files import layout
from search.files.models import FileText
from tests.base.extraction.made import book, ofd, word
from tests.moves import release
from tests.search.files.moves import address, attached, attachment, file_of, read_all

pytestmark = pytest.mark.django_db
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def page_of(client: Client, entry: CatalogueEntry, position: int = 0) -> str:
    response = client.get(address(file_of(entry, position)))
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_what_the_file_says_and_where_the_original_is(client: Client) -> None:
    entry = attached(("录用名单.txt", "张三丰\n李四光".encode()), title="关于录用的公示")
    read_all()
    shown = page_of(client, entry)
    file = file_of(entry)
    assert "张三丰" in shown
    assert "李四光" in shown
    assert "以原件为准" in shown
    assert f'href="/files/{file.sha256}/{quote(file.name)}" download' in shown
    assert f'<a href="{entry.address}">关于录用的公示</a>' in shown
    assert "<h1>录用名单</h1>" in shown


def test_no_search_engine_keeps_it(client: Client) -> None:
    entry = attached(("a.txt", "张三丰".encode()))
    response = client.get(address(file_of(entry)))
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert "/read/" not in client.get("/sitemap-1.xml").content.decode()


def test_a_sheet_is_a_table_with_its_name(client: Client) -> None:
    def fill(workbook: Any) -> None:
        workbook.active.title = "名单"
        workbook.active.append(["姓名", "单位"])
        workbook.active.append(["张三丰", "街道办"])

    entry = attached(("a.xlsx", book(fill)))
    read_all()
    shown = page_of(client, entry)
    assert "工作表“名单”" in shown
    assert "<td>张三丰</td>" in shown.replace("<td >", "<td>")


def test_headings_of_a_document_are_headings_with_contents(client: Client) -> None:
    def fill(document: Any) -> None:
        for number in "一二三":
            document.add_heading(f"{number}、事项", 1)
            document.add_paragraph("内容")

    entry = attached(("a.docx", word(fill)))
    read_all()
    shown = page_of(client, entry)
    assert '<h3 id="l0">一、事项</h3>' in shown
    assert '<a href="#l4">三、事项</a>' in shown


def test_pages_of_ofd_are_named(client: Client) -> None:
    entry = attached(("a.ofd", ofd("pages")))
    read_all()
    assert "第1页" in page_of(client, entry)


def test_what_a_file_says_runs_nowhere(client: Client) -> None:
    entry = attached(("a.txt", b"<script>alert(1)</script>"))
    read_all()
    assert "<script>alert" not in page_of(client, entry)


def test_before_it_is_read_the_page_says_so_and_is_not_kept(client: Client) -> None:
    entry = attached(("a.txt", "张三丰".encode()))
    assert "文字正在读取" in page_of(client, entry)
    read_all()
    assert "张三丰" in page_of(client, entry)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.wps", OLE, "WPS Office 自有的格式"),
        ("a.et", OLE, "WPS Office 自有的格式"),
        ("a.dps", OLE, "WPS Office 自有的格式"),
        ("a.doc", OLE, "旧版 Office 的格式"),
        ("a.xls", OLE, "旧版 Office 的格式"),
        ("a.pdf", b"%PDF-1.7 broken", "读不出这个文件"),
    ],
)
def test_it_says_honestly_what_cannot_be_read(client: Client, name: str, data: bytes, words: str) -> None:
    entry = attached((name, data))
    read_all()
    shown = page_of(client, entry)
    assert words in shown
    assert "下载原件" in shown


def test_an_empty_file_says_so(client: Client) -> None:
    entry = attached(("a.txt", b" \n"))
    read_all()
    assert "这个文件中没有文字" in page_of(client, entry)


def test_a_kept_page_costs_one_query(client: Client) -> None:
    entry = attached(("a.txt", "张三丰".encode()))
    read_all()
    where = address(file_of(entry))
    first = client.get(where)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(where).content == first.content
    assert len(queries) == 1
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as queries:
        client.get(where)
    assert len(queries) == 4  # who shows it; versions; who shows it, read after them; the text


def test_it_is_a_page_in_traditional_script_and_with_an_english_frame(client: Client) -> None:
    entry = attached(("a.txt", "东城街道办".encode()))
    read_all()
    where = address(file_of(entry))
    assert "東城街道辦" in client.get(f"/zh-hant{where}").content.decode()
    english = client.get(f"/en{where}").content.decode()
    assert "The original prevails" in english
    assert "东城街道办" in english


def test_long_files_have_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "LARGEST_PART", 20)
    entry = attached(("a.txt", "\n".join(f"第{n}句话就是这样" for n in range(9)).encode()))
    read_all()
    where = address(file_of(entry))
    one, two = client.get(where).content.decode(), client.get(f"{where}?page=2").content.decode()
    assert "第0句话" in one
    assert "第0句话" not in two
    assert 'rel="next"' in one
    assert 'rel="prev"' in two
    assert client.get(f"{where}?page=99").status_code == client.get(f"{where}?page=x").status_code == 200


class TestOnlyWhileTheFileIsPublic:
    def test_another_name_or_hash_is_unknown(self, client: Client) -> None:
        file = file_of(attached(("a.txt", b"one")))
        assert client.get(f"/files/{file.sha256}/other.txt/read/").status_code == 404
        assert client.get(f"/files/{'0' * 64}/a.txt/read/").status_code == 404
        assert client.get("/files/x/a.txt/read/").status_code == 404

    def test_a_draft_has_none(self, client: Client) -> None:
        attached(("a.txt", b"one"))
        FileText.objects.create(sha256="1" * 64, passages=[["第1行", "暗"]], starts=[0], read_at=clock.now())
        assert client.get(f"/files/{'1' * 64}/a.txt/read/").status_code == 404

    def test_what_was_withdrawn_is_gone_at_once_with_its_words(self, client: Client) -> None:
        entry = attached(("a.txt", "张三丰".encode()))
        file = file_of(entry)
        read_all()
        assert client.get(address(file)).status_code == 200
        withdraw_item(entry, notice="已撤下", acts=[])
        gone = client.get(address(file))
        assert (gone.status_code, gone["X-Robots-Tag"]) == (410, "noindex")
        assert "张三丰" not in gone.content.decode()
        row = FileText.objects.get(pk=file.sha256)
        assert (row.passages, row.squeezed, row.characters) == ([], "", 0)

    def test_of_what_was_erased_not_even_an_empty_row_is_left(self, client: Client) -> None:
        entry, other = attached(("a.txt", b"one"), ("b.txt", b"shared")), attached(("c.txt", b"shared"))
        alone, shared = file_of(entry), file_of(other)
        read_all()
        withdraw_item(entry, notice="已撤下", acts=[], reason="privacy")
        two = [{"id": 1, "name": "甲"}, {"id": 2, "name": "乙"}]
        words = {"case_no": "S-1", "basis": "个人信息保护法第四十七条", "reference": "函"}
        (act,) = erase_item("document", entry.source_id, ordered_by=two, **words)
        assert act.counts["附件文字"] == 1
        assert client.get(address(alone)).status_code == 404
        assert list(FileText.objects.values_list("sha256", "squeezed")) == [(shared.sha256, " shared ")]

    def test_what_comes_back_is_read_again(self, client: Client) -> None:
        entry = attached(("a.txt", "张三丰".encode()))
        file = file_of(entry)
        read_all()
        restore_items(withdraw_item(entry, notice="已撤下", acts=[]), reason="误撤")
        read_all()
        assert "张三丰" in client.get(address(file)).content.decode()
        assert entry.address in client.get("/search/?q=张三丰").content.decode()

    def test_another_entry_keeps_it_alive_and_the_withdrawn_one_is_not_named(self, client: Client) -> None:
        one = attached(("a.txt", "张三丰".encode()), title="关于甲事的公示")
        attached(("a.txt", "张三丰".encode()), title="关于乙事的公示")
        read_all()
        where = address(file_of(one))
        assert "关于甲事的公示" in client.get(where).content.decode()
        withdraw_item(one, notice="已撤下", acts=[])
        shown = client.get(where).content.decode()
        assert "张三丰" in shown
        assert "关于乙事的公示" in shown
        assert "关于甲事的公示" not in shown

    def test_a_new_entry_with_the_same_file_is_named_at_once(self, client: Client) -> None:
        one = attached(("a.txt", "张三丰".encode()), title="关于甲事的公示")
        read_all()
        where = address(file_of(one))
        assert client.get(where).status_code == 200
        attached(("a.txt", "张三丰".encode()), title="关于乙事的公示")
        assert "关于乙事的公示" in client.get(where).content.decode()

    def test_a_corrected_title_is_shown_at_once(self, client: Client) -> None:
        entry = attached(("a.txt", "张三丰".encode()), title="关于甲事的公示")
        read_all()
        where = address(file_of(entry))
        assert "关于甲事的公示" in client.get(where).content.decode()
        page = DocumentPage.objects.get(pk=entry.source_id)
        page.title = "关于丙事的公示"
        page.save()
        release(page)
        assert "关于丙事的公示" in client.get(where).content.decode()

    def test_past_its_time_it_is_no_longer_read(self, client: Client) -> None:
        entry = attached(("a.txt", "张三丰".encode()))
        read_all()
        assert client.get(address(file_of(entry))).status_code == 200
        CatalogueEntry.objects.filter(pk=entry.pk).update(public_until=clock.today() - timedelta(days=1))
        caches["pages"].clear()  # the day is part of the key
        assert client.get(address(file_of(entry))).status_code == 410

    def test_an_earlier_version_that_may_be_read_keeps_its_file(self, client: Client) -> None:
        entry = attached(("a.txt", "旧名单".encode()))
        old = address(file_of(entry))
        read_all()
        page = DocumentPage.objects.get(pk=entry.source_id)
        page.attachments = [("file", attachment("a.txt", "新名单".encode()))]
        page.save()
        release(page)
        shown = client.get(old).content.decode()
        assert "旧名单" in shown
        assert "这是历史版本的附件" in shown

    @pytest.mark.parametrize("kind", ["privacy", "leak"])
    def test_a_sealed_version_does_not(self, client: Client, kind: str) -> None:
        entry = attached(("a.txt", "旧名单".encode()))
        old = address(file_of(entry))
        read_all()
        assert client.get(old).status_code == 200
        page = DocumentPage.objects.get(pk=entry.source_id)
        page.attachments = [("file", attachment("a.txt", "新名单".encode()))]
        page.save()
        release(page, change=Change(kind))
        assert client.get(old).status_code == 410
        assert not FileText.objects.filter(squeezed__contains="旧名单").exists()

    def test_a_picture_is_its_own_reading_view(self, client: Client) -> None:
        file = file_of(attached(("a.png", b"\x89PNG\r\n\x1a\n")))
        response = client.get(address(file))
        assert (response.status_code, response["Location"]) == (302, f"/files/{file.sha256}/{file.name}")


class TestTheListOfAttachments:
    def test_each_has_type_size_and_a_link(self, client: Client) -> None:
        entry = attached(("名单.docx", word(lambda document: document.add_paragraph("张三丰"))))
        shown = client.get(entry.address).content.decode()
        file = file_of(entry)
        assert f'href="/files/{file.sha256}/{quote(file.name)}/read/"' in shown
        assert "DOCX，" in shown
        assert "KB" in shown

    @pytest.mark.parametrize(
        ("name", "words"), [("a.wps", "WPS格式，不能在线阅读"), ("a.doc", "旧版Office格式，不能在线阅读")]
    )
    def test_what_cannot_be_read_says_why(self, client: Client, name: str, words: str) -> None:
        shown = client.get(attached((name, OLE)).address).content.decode()
        assert words in shown
        assert "/read/" not in shown

    def test_other_files_have_neither(self, client: Client) -> None:
        shown = client.get(attached(("a.png", b"\x89PNG\r\n\x1a\n")).address).content.decode()
        assert "在线阅读" not in shown.partition("data-wechat")[0]

    def test_in_traditional_script_it_leads_to_the_traditional_text(self, client: Client) -> None:
        entry = attached(("a.txt", b"one"))
        shown = client.get(f"/zh-hant{entry.address}").content.decode()
        file = file_of(entry)
        assert f'href="/zh-hant/files/{file.sha256}/{file.name}/read/"' in shown
        assert f'href="/files/{file.sha256}/{file.name}" download' in shown

    def test_it_costs_no_query(self, client: Client) -> None:
        bare, full = attached(title="甲"), attached(("a.txt", b"one"), ("b.txt", b"two"), title="乙")
        costs = []
        for entry in (bare, full):
            client.get(entry.address)
            caches["pages"].clear()
            with CaptureQueriesContext(connection) as queries:
                client.get(entry.address)
            costs.append(len(queries))
        assert costs[0] == costs[1]
