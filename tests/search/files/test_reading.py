"""Attachments of what is released are read by the clock, and then found."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from base import clock
from base.extraction import Extraction, Hidden, HiddenKind, Passage, Problem
from disclosure.catalogue.clockwork import Unfinished
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from disclosure.checks.models import ExtractedFile
from disclosure.documents.models import DocumentPage
from search.files import reading, texts_of
from search.files.models import FileText
from search.files.reading import read_some
from search.files.tending import BUCKETS, differences, tend_bucket
from tests.base.extraction.made import book, ofd, pdf, word
from tests.moves import release
from tests.search.files.moves import attached, attachment, file_of, read_all, text_of

pytestmark = pytest.mark.django_db


def tend_all() -> int:
    return sum(tend_bucket(bucket) for bucket in BUCKETS)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> list[Extraction]:
    """Readings of the test's own, one a file, whatever the files hold."""
    found: list[Extraction] = []

    def read_them(files: Any) -> Any:
        for _file in files:
            yield found.pop(0)

    monkeypatch.setattr(reading.checked, "read_before", lambda hashes: {})
    monkeypatch.setattr(reading, "extract_many", read_them)
    return found


def test_a_file_waits_until_the_clock_reads_it() -> None:
    entry = attached(("名单.txt", "张三 东城街道".encode()))
    assert (text_of(entry).read_at, texts_of([entry])) == (None, {})
    assert read_all() == 1
    assert text_of(entry).passages == [["第1行", "张三 东城街道"]]
    assert texts_of([entry]) == {entry.pk: "张三东城街道"}
    assert read_all() == 0


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [
        ("a.docx", word(lambda d: d.add_paragraph("备足编织袋")), "第1段"),
        ("a.xlsx", book(lambda b: b.active.append(["备足编织袋"])), "工作表“Sheet”第1行"),
        ("a.pdf", pdf("备足编织袋"), "第1页"),
    ],
)
def test_each_format_keeps_its_places(name: str, data: bytes, place: str) -> None:
    entry = attached((name, data))
    read_all()
    assert text_of(entry).passages == [[place, "备足编织袋"]]


def test_ofd_is_read_by_its_pages() -> None:
    entry = attached(("a.ofd", ofd("pages")))
    read_all()
    places = {place for place, _text in text_of(entry).passages}
    assert {"第1页", "第2页"} <= places
    assert not [place for place in places if place.startswith("文件属性")]


def test_what_a_file_hides_is_not_kept(slow: list[Extraction]) -> None:
    entry = attached(("a.txt", b"one"))
    secret = Hidden(HiddenKind.HIDDEN_ROW, "工作表“名单”第3行", "鹧鸪不公开")
    slow += [Extraction((Passage("第1行", "公开的"), Passage("文件属性“标题”", "鹧鸪")), (secret,))]
    read_all()
    row = FileText.objects.filter(pk=file_of(entry).sha256).values().get()
    assert row["passages"] == [["第1行", "公开的"]]
    assert "鹧鸪" not in str(row)


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Problem.UNKNOWN_FORMAT),
        ("a.et", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Problem.UNKNOWN_FORMAT),
        ("a.pdf", b"%PDF-1.7 broken", Problem.UNREADABLE),
        ("a.docx", b"PK\x03\x04 broken", Problem.UNREADABLE),
    ],
)
def test_what_cannot_be_read_costs_an_error_record(name: str, data: bytes, problem: str) -> None:
    entry, good = attached((name, data)), attached(("b.txt", "抽水泵".encode()))
    assert read_all() == 2
    assert (text_of(entry).problem, text_of(entry).passages) == (problem, [])
    assert texts_of([entry, good]) == {good.pk: "抽水泵"}


def test_a_wps_file_that_is_a_docx_inside_is_read() -> None:
    entry = attached(("a.wps", word(lambda d: d.add_paragraph("抽水泵"))))
    read_all()
    assert texts_of([entry]) == {entry.pk: "抽水泵"}


def test_what_the_content_check_has_read_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = attached(("a.txt", "抽水泵".encode()))
    ExtractedFile.objects.update_or_create(
        sha256=file_of(entry).sha256, suffix=".txt", reader="1",
        defaults={"passages": [{"place": "第1行", "text": "读过的"}], "read_at": clock.now()},
    )  # fmt: skip
    monkeypatch.setattr(reading, "_opened", lambda sha256: pytest.fail("read again"))
    assert read_all() == 1
    assert text_of(entry).passages == [["第1行", "读过的"]]


def test_a_tick_reads_no_more_than_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "AT_ONCE", 2)
    attached(*((f"{n}.txt", f"第{n}份".encode()) for n in range(3)))
    assert [read_some(clock.now()) for _ in range(3)] == [2, 1, 0]


def test_what_there_was_no_time_for_is_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SECONDS", -1.0)
    attached(*((f"{n}.txt", f"第{n}份".encode()) for n in range(3)))
    assert read_some(clock.now()) == 1
    assert set(FileText.objects.filter(read_at=None).values_list("attempts", "taken_at")) == {(0, None)}
    assert read_some(clock.now()) == 1


def test_two_ticks_take_different_files() -> None:
    attached(("a.txt", b"one"), ("b.txt", b"two"))
    now = clock.now()
    assert len(reading._take(now)) == 2
    assert reading._take(now) == []
    assert len(reading._take(now + reading.AGAIN_AFTER + timedelta(seconds=1))) == 2


def test_a_file_that_kills_three_ticks_is_left_alone() -> None:
    entry, now = attached(("a.txt", b"one")), clock.now()
    for turn in range(3):
        assert len(reading._take(now + turn * timedelta(minutes=11))) == 1  # and dies
    assert read_some(now + timedelta(hours=1)) == 0
    assert text_of(entry).problem == Problem.UNREADABLE
    assert text_of(entry).read_at is not None


def test_what_took_too_long_is_tried_again_later(slow: list[Extraction]) -> None:
    entry, now = attached(("a.txt", b"one")), clock.now()
    slow += [Extraction(problem=Problem.TOO_SLOW), Extraction((Passage("第1行", "终于"),))]
    assert read_some(now) == read_some(now + timedelta(minutes=1)) == 0
    assert text_of(entry).read_at is None
    assert read_some(now + timedelta(minutes=12)) == 1
    assert (text_of(entry).problem, text_of(entry).passages) == ("", [["第1行", "终于"]])


def test_text_that_no_database_takes_is_made_storable(slow: list[Extraction]) -> None:
    entry = attached(("a.txt", b"one"))
    slow += [Extraction((Passage("第1行", "甲\0乙\ud800丙"),))]
    read_all()
    assert text_of(entry).passages == [["第1行", "甲乙?丙"]]


def test_one_that_cannot_be_kept_stops_no_other(slow: list[Extraction], monkeypatch: pytest.MonkeyPatch) -> None:
    attached(("a.txt", b"one"), ("b.txt", b"two"))
    slow += [Extraction((Passage("第1行", "坏"),)), Extraction((Passage("第1行", "好"),))]
    packed = reading.packed

    def fails_once(texts: Any) -> str:
        squeezed = packed(texts)
        if "坏" in squeezed:
            raise ValueError(squeezed)
        return squeezed

    monkeypatch.setattr(reading, "packed", fails_once)
    with pytest.raises(Unfinished):
        read_some(clock.now())
    assert sorted(FileText.objects.values_list("problem", "squeezed")) == [("", "好"), ("unreadable", "")]


def test_a_long_file_is_kept_in_its_first_part(slow: list[Extraction], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_CHARACTERS", 5)
    entry = attached(("a.txt", b"one"))
    slow += [Extraction((Passage("第1行", "一二三"), Passage("第2行", "四五六")))]
    read_all()
    assert (text_of(entry).passages, text_of(entry).problem) == ([["第1行", "一二三"]], Problem.TOO_BIG)


def test_a_withdrawal_while_a_file_is_read_wins(slow: list[Extraction], monkeypatch: pytest.MonkeyPatch) -> None:
    entry = attached(("a.txt", b"one"))
    sha256 = file_of(entry).sha256

    def read_them(files: Any) -> Any:
        for _file in files:
            withdraw_item(entry, notice="已撤下", acts=[])
            yield Extraction((Passage("第1行", "不该留下"),))

    monkeypatch.setattr(reading, "extract_many", read_them)
    assert read_some(clock.now()) == 0
    row = FileText.objects.get(pk=sha256)
    assert (row.passages, row.squeezed, row.read_at) == ([], "", None)


def test_a_file_that_two_entries_show_is_read_once_and_found_in_both() -> None:
    one, two = attached(("a.txt", "抽水泵".encode())), attached(("b.txt", "抽水泵".encode()))
    assert read_all() == 1
    assert texts_of([one, two]) == {one.pk: "抽水泵", two.pk: "抽水泵"}


def test_pictures_are_not_read() -> None:
    attached(("a.png", b"\x89PNG\r\n\x1a\n"))
    assert not FileText.objects.exists()


def test_an_entry_without_files_costs_one_query() -> None:
    entry = attached()
    with CaptureQueriesContext(connection) as queries:
        assert texts_of([entry]) == {}
    assert len(queries) == 1


class TestTending:
    def test_it_agrees_after_releases_and_withdrawals(self) -> None:
        entry, _other = attached(("a.txt", b"one")), attached(("b.txt", b"two"))
        withdraw_item(entry, notice="已撤下", acts=[])
        assert (differences(), tend_all()) == ([], 0)

    def test_what_was_never_queued_is(self) -> None:
        entry = attached(("a.txt", b"one"))
        FileText.objects.all().delete()
        assert len(differences()) == 1
        assert (tend_all(), read_all(), differences()) == (1, 1, [])
        assert text_of(entry).characters == 3

    def test_what_nobody_shows_loses_its_words(self) -> None:
        entry = attached(("a.txt", b"one"))
        read_all()
        entry.files.all().delete()
        assert len(differences()) == 1
        assert tend_all() == 1
        assert not FileText.objects.filter(characters__gt=0).exists()

    def test_what_an_older_reader_read_is_read_anew(self, monkeypatch: pytest.MonkeyPatch) -> None:
        entry = attached(("a.txt", b"one"))
        read_all()
        FileText.objects.update(reader="0", passages=[["第1行", "旧"]])
        assert (tend_all(), read_all(), tend_all()) == (1, 1, 0)
        assert text_of(entry).passages == [["第1行", "one"]]


def corrected(entry: CatalogueEntry, *files: tuple[str, bytes]) -> CatalogueEntry:
    page = DocumentPage.objects.get(pk=entry.source_id)
    page.attachments = [("file", attachment(name, data)) for name, data in files]
    page.save()
    release(page)
    return CatalogueEntry.objects.get(pk=entry.pk)


def test_a_correction_brings_its_own_files_and_leaves_those_of_the_version_before() -> None:
    entry = attached(("a.txt", "旧名单".encode()))
    read_all()
    old = file_of(entry).sha256
    entry = corrected(entry, ("a.txt", "新名单".encode()))
    read_all()
    assert texts_of([entry]) == {entry.pk: "新名单"}
    assert FileText.objects.get(pk=old).squeezed == "旧名单"  # of a version that may still be read
    assert differences() == []
