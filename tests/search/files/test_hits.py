"""A result names the attachment in which it was found, and where."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from disclosure.catalogue.models import CatalogueEntry
from search import files
from search.files import FileHit, hits, hits_in_files
from search.files.models import FileText
from search.plan import make_plan
from tests.base.extraction.made import book, pdf, word
from tests.search.files.moves import attached, file_of, read_all

pytestmark = pytest.mark.django_db


def found(query: str, *entries: CatalogueEntry) -> dict[int, tuple[FileHit, ...]]:
    held = CatalogueEntry.objects.select_related("content").filter(pk__in=[entry.pk for entry in entries])
    return hits_in_files(list(held), make_plan(query).marks)


def test_a_page_of_a_pdf() -> None:
    entry = attached(("防汛预案.pdf", pdf("第一页的话\n#pagebreak()\n仓库里备足编织袋和抽水泵")))
    read_all()
    (hit,) = found("编织袋", entry)[entry.pk]
    assert (hit.title, hit.name, hit.place) == ("防汛预案", "防汛预案.pdf", "第2页")
    assert hit.snippet_html == "仓库里备足<mark>编织袋</mark>和抽水泵"
    assert hit.url.startswith(f"/files/{file_of(entry).sha256}/")
    assert hit.url.endswith("/read/#l1")


def test_a_row_of_a_sheet() -> None:
    def fill(workbook: Any) -> None:
        workbook.active.append(["说明"])
        sheet = workbook.create_sheet("录用名单")
        sheet.append(["姓名", "单位"])
        sheet.append(["张三丰", "街道办"])

    entry = attached(("公示.xlsx", book(fill)))
    read_all()
    (hit,) = found("张三丰", entry)[entry.pk]
    assert (hit.place, hit.snippet_html) == ("工作表“录用名单”第2行", "<mark>张三丰</mark> 街道办")


def test_a_heading_of_a_document() -> None:
    def fill(document: Any) -> None:
        document.add_heading("二、物资储备", 1)
        document.add_paragraph("备足编织袋。")

    entry = attached(("方案.docx", word(fill)))
    read_all()
    assert [hit.place for hit in found("编织袋", entry)[entry.pk]] == ["“二、物资储备”部分"]


def test_a_phrase_over_the_end_of_a_line() -> None:
    entry = attached(("a.pdf", pdf("仓库里备足编织\\\n袋和抽水泵")))
    read_all()
    (hit,) = found("编织袋", entry)[entry.pk]
    assert hit.snippet_html == "仓库里备足<mark>编织袋</mark>和抽水泵"


def test_what_is_not_in_a_file_names_none() -> None:
    entry, bare = attached(("a.txt", "抽水泵".encode())), attached(title="关于编织袋的通知")
    read_all()
    assert found("编织袋", entry, bare) == {}
    assert found("", entry) == {}


def test_words_that_the_entry_says_itself_name_no_file() -> None:
    entry = attached(("a.txt", "防汛工作从简，值班从严".encode()), title="关于防汛工作中值班的通知")
    read_all()
    assert found("防汛 值班", entry) == {}


def test_a_word_that_only_the_file_has_names_it() -> None:
    entry = attached(("a.txt", "张三丰".encode()), title="关于录用人员的公示")
    read_all()
    (hit,) = found("录用人员 张三丰", entry)[entry.pk]
    assert hit.snippet_html == "<mark>张三丰</mark>"


def test_no_more_than_two_files_of_an_entry() -> None:
    entry = attached(*((f"{n}.txt", f"抽水泵{n}".encode()) for n in range(4)))
    read_all()
    assert [hit.name for hit in found("抽水泵", entry)[entry.pk]] == ["0.txt", "1.txt"]


def test_what_a_file_says_is_escaped() -> None:
    entry = attached(("a.txt", "<script>抽水泵</script>".encode()))
    read_all()
    (hit,) = found("抽水泵", entry)[entry.pk]
    assert hit.snippet_html == "&lt;script&gt;<mark>抽水泵</mark>&lt;/script&gt;"


def test_ten_entries_cost_what_one_does() -> None:
    entries = [attached((f"{n}.txt", f"抽水泵{n}".encode())) for n in range(3)]
    read_all()
    held = list(CatalogueEntry.objects.select_related("content").filter(pk__in=[entry.pk for entry in entries]))
    with CaptureQueriesContext(connection) as queries:
        assert len(hits_in_files(held, make_plan("抽水泵").marks)) == 3
    assert len(queries) == 4


def test_very_long_files_are_not_all_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hits, "MAX_LOOKED_AT", 10)
    short, long = attached(("a.txt", "抽水泵".encode())), attached(("b.txt", ("抽水泵" * 9).encode()))
    read_all()
    assert found("抽水泵", short, long).keys() == {short.pk}


def test_the_search_page_names_the_file(client: Client) -> None:
    entry = attached(("防汛预案.txt", "备足编织袋".encode()), title="关于值班的通知")
    before = client.get("/search/?q=编织袋").content.decode()
    read_all()
    after = client.get("/search/?q=编织袋").content.decode()
    assert entry.address not in before
    assert entry.address in after
    assert "<mark>编织袋</mark>" in after
    assert f"/files/{file_of(entry).sha256}/" in after


def test_the_room_says_what_others_use() -> None:
    assert set(files.__all__) == {"FileHit", "hits_in_files", "texts_of"}
    assert FileText._meta.app_label == "search"
