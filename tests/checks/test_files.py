"""Attachments are read too: what they say, what they hide, and those that nobody can read."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.base import ContentFile
from docx.document import Document as WordDocument
from openpyxl import Workbook, load_workbook
from wagtail.documents.models import Document

from base import extraction
from disclosure.catalogue.content import Content
from disclosure.checks.checking import check
from disclosure.checks.findings import Finding
from disclosure.checks.models import ExtractedFile
from tests.base.extraction.made import book, word
from tests.factories import DocumentFactory
from tests.moves import frozen

pytestmark = pytest.mark.django_db


def content_with(data: bytes, name: str) -> Content:
    document = Document.objects.create(title="名单", file=ContentFile(data, name=name))
    page = DocumentFactory(attachments=[("file", {"document": document, "title": "公示名单"})])
    return Content.from_json(frozen(page).content)


def findings(data: bytes, name: str) -> list[Finding]:
    return [found for found in check(content_with(data, name)) if found.code != "metadata"]


def test_a_number_in_an_attachment_stops_and_names_file_and_place() -> None:
    data = word(lambda document: document.add_paragraph("联系电话：13800131234"))
    [stop] = findings(data, "a.docx")
    assert stop.stops
    assert stop.place.startswith("附件“公示名单”")
    assert stop.file


def test_what_a_sheet_hides_stops_and_a_cleaned_copy_is_offered() -> None:
    def fill(workbook: Workbook) -> None:
        workbook[workbook.sheetnames[0]].append(["序号", "姓名"])
        workbook.create_sheet("底稿").sheet_state = "hidden"
        workbook["底稿"].append(["电话", "13800131234"])

    data = book(fill)
    [stop] = [found for found in findings(data, "a.xlsx") if found.code == "hidden"]
    assert (stop.stops, stop.cleanable) == (True, True)
    assert "13800131234" not in stop.excerpt + stop.proposal
    cleaned = load_workbook(io.BytesIO(extraction.clean(io.BytesIO(data), "a.xlsx")))
    assert cleaned.sheetnames == ["Sheet"]


@pytest.mark.parametrize(
    ("author", "stops"), [("张三", True), ("示例区民政局", False), ("python-docx", False), ("", False)]
)
def test_a_person_as_author_stops_and_an_organ_or_a_program_does_not(author: str, stops: bool) -> None:
    def fill(document: WordDocument) -> None:
        document.add_paragraph("正文")
        document.core_properties.author = author

    assert [found.stops for found in findings(word(fill), "a.docx")] == [True] * stops


def test_a_file_that_no_machine_reads_is_shown_and_needs_an_answer() -> None:
    [found] = findings(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc")
    assert (found.code, found.stops, found.needs_answer) == ("unreadable", False, True)


def test_a_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    content = content_with(word(lambda document: document.add_paragraph("正文")), "a.docx")
    first = check(content)
    monkeypatch.setattr(extraction, "extract_many", lambda files: pytest.fail("read again"))
    assert check(content) == first
    assert ExtractedFile.objects.count() == 1


def test_the_same_bytes_under_another_suffix_are_another_file() -> None:
    data = word(lambda document: document.add_paragraph("正文"))
    content_with(data, "a.docx"), check(content_with(data, "a.docx")), check(content_with(data, "b.bin"))
    assert sorted(ExtractedFile.objects.values_list("suffix", flat=True)) == [".bin", ".docx"]


def test_a_file_that_has_gone_is_unreadable() -> None:
    from base.storage import FrozenStore

    content = content_with(b"a,b", "a.csv")
    FrozenStore().storage.delete(
        f"{content.files[0].sha256[:2]}/{content.files[0].sha256[2:4]}/{content.files[0].sha256}"
    )
    codes: list[Any] = [found.code for found in check(content)]
    assert "unreadable" in codes
