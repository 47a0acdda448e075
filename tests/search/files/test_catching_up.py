"""`manage.py read_files`: everything that waits is read at once; called again it goes on, or does nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from base import clock
from base.extraction import Extraction, Passage, Problem
from disclosure.catalogue.models import CatalogueEntry
from disclosure.checks.models import ExtractedFile
from search.files import reading, texts_of
from search.files.models import FileText
from tests.search.files.moves import attached, file_of, read_all, text_of

pytestmark = pytest.mark.django_db

Said = Callable[..., str]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    def run(*options: str) -> str:
        call_command("read_files", *options)
        return capsys.readouterr().out

    return run


@pytest.fixture
def entries() -> list[CatalogueEntry]:
    return [attached((f"{name}.txt", f"{name}的名单".encode())) for name in "甲乙丙"]


def test_it_reads_more_than_a_tick_does(
    entries: list[CatalogueEntry], said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "AT_ONCE", 1)
    FileText.objects.all().delete()  # as after an upgrade from a version that read none
    assert "读完 3 个附件。" in said()
    assert sorted(texts_of(entries).values()) == sorted(["甲的名单", "乙的名单", "丙的名单"])
    assert "读完 0 个附件。" in said()


def test_what_an_older_reader_has_read_is_read_anew(entries: list[CatalogueEntry], said: Said) -> None:
    read_all()
    FileText.objects.filter(pk=file_of(entries[0]).sha256).update(reader="0")
    assert "读完 1 个附件。" in said()


def test_again_reads_all_from_the_files_themselves(entries: list[CatalogueEntry], said: Said) -> None:
    """Also where the content check has kept what it read."""
    read_all()
    ExtractedFile.objects.update_or_create(
        sha256=file_of(entries[0]).sha256, suffix=".txt", reader=reading.checked.READER,
        defaults={"passages": [{"place": "第1行", "text": "读过的"}], "read_at": clock.now()},
    )  # fmt: skip
    FileText.objects.update(passages=[["第1行", "旧的"]])
    assert "读完 3 个附件。" in said("--again")
    assert text_of(entries[0]).passages == [["第1行", "甲的名单"]]


def test_failed_reads_only_those_that_could_not_be_read(entries: list[CatalogueEntry], said: Said) -> None:
    read_all()
    FileText.objects.update(passages=[["第1行", "旧的"]])
    failed = FileText.objects.filter(pk=file_of(entries[1]).sha256)
    failed.update(problem=Problem.UNREADABLE, attempts=reading.MAX_ATTEMPTS)
    assert "读完 1 个附件。" in said("--failed")
    assert (text_of(entries[1]).problem, text_of(entries[1]).passages) == ("", [["第1行", "乙的名单"]])
    assert text_of(entries[0]).passages == [["第1行", "旧的"]]


def test_it_says_what_could_not_be_read(said: Said) -> None:
    attached(("a.pdf", b"%PDF-1.7 broken"))
    assert f"{Problem.UNREADABLE.label} 1" in said()


def test_it_may_be_broken_off_and_goes_on(
    entries: list[CatalogueEntry], said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract_many = reading.extract_many

    def stopped_after_one(files: Any) -> Any:
        yield Extraction((Passage("第1行", "读完的"),))
        raise KeyboardInterrupt

    monkeypatch.setattr(reading.checked, "read_before", lambda hashes: {})
    monkeypatch.setattr(reading, "extract_many", stopped_after_one)
    with pytest.raises(CommandError, match="已中断"):
        said()
    assert FileText.objects.filter(read_at=None, taken_at=None, attempts=0).count() == 2
    monkeypatch.setattr(reading, "extract_many", extract_many)
    assert "读完 2 个附件。" in said()


def test_what_somebody_else_reads_is_left_to_them(entries: list[CatalogueEntry], said: Said) -> None:
    FileText.objects.filter(pk=file_of(entries[0]).sha256).update(taken_at=clock.now(), attempts=1)
    told = said()
    assert "读完 2 个附件。" in told
    assert "还有 1 个正由别的进程读取" in told


def test_one_that_cannot_be_kept_stops_no_other_and_is_named(
    entries: list[CatalogueEntry], said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = reading.packed

    def fails_once(texts: Any) -> str:
        squeezed = packed(texts)
        if "甲" in squeezed:
            raise ValueError(squeezed)
        return squeezed

    monkeypatch.setattr(reading, "packed", fails_once)
    with pytest.raises(CommandError, match=file_of(entries[0]).sha256):
        said()
    assert set(texts_of(entries)) == {entry.pk for entry in entries[1:]}


def test_both_options_at_once_mean_nothing() -> None:
    with pytest.raises(CommandError):
        call_command("read_files", "--again", "--failed")
