"""Staging makes drafts, copies and rows; nothing is public afterwards, and doing it twice changes nothing."""

from __future__ import annotations

import lzma
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Page

from base.models import User
from disclosure.catalogue.content import Content
from disclosure.catalogue.models import CatalogueEntry, Release, ReviewCopy
from disclosure.documents.importing import stager as stager_module
from disclosure.documents.importing.defaults import Defaults
from disclosure.documents.models import DocumentPage, ImportBatch, ImportRow
from disclosure.documents.services import stage_batch as stage_module
from disclosure.documents.services.stage_batch import Staged, stage_batch
from portal.models import YearFolder
from tests.documents.importing.moves import line, lines

pytestmark = pytest.mark.django_db
Stage = Callable[..., Staged]


def test_nothing_is_public_after_staging(stage: Stage) -> None:
    staged = stage(*lines(3))
    assert staged.batch is not None
    assert staged.batch.counts["added"] == 3
    assert not CatalogueEntry.objects.filter(kind="document").exists()
    assert not Release.objects.filter(batch_id=staged.batch.pk).exists()
    assert not DocumentPage.objects.filter(live=True).exists()


def test_each_line_becomes_a_draft_a_copy_and_a_row(stage: Stage, stager: User) -> None:
    stage(line(7, doc_no="国发[2019]05号"))
    page, copy, row = DocumentPage.objects.get(), ReviewCopy.objects.latest("id"), ImportRow.objects.get()
    assert (row.page_id, row.copy_id, row.copy_hash) == (page.pk, copy.pk, copy.hash)
    assert copy.source_id == page.pk
    assert [author["id"] for author in copy.authors] == [stager.pk]
    assert (page.doc_no, page.external_id, page.owner) == ("国发〔2019〕5号", "law-7", stager)


def test_the_copy_is_exactly_what_the_draft_would_freeze_to(stage: Stage) -> None:
    from disclosure.catalogue import kinds

    stage(line(key_areas=["养老服务"], co_issuers=["示例区交通局"], joint_consent="会签意见", topic="公路"))
    frozen: Any = kinds.get("document").freeze(DocumentPage.objects.get())
    assert frozen.to_json() == ReviewCopy.objects.latest("id").content


def test_the_tree_has_no_problems_after_a_bulk_staging(stage: Stage) -> None:
    stage(*[line(number, written_date=f"20{number:02}-01-05") for number in range(10, 16)], *lines(9))
    assert [list(found) for found in Page.find_problems()] == [[], [], [], [], []]
    page = DocumentPage.objects.get(external_id="law-10")
    folder = page.get_parent().specific
    assert (folder.year, folder.get_parent().specific.unit.slug) == (2010, "sfj")
    assert page.url_path == f"{folder.url_path}{page.slug}/"


def test_a_folder_takes_no_more_than_it_should_hold(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclosure.documents.importing.bulk_pages.FOLDER_LIMIT", 4)
    monkeypatch.setattr("portal.services.folders.FOLDER_LIMIT", 4)
    stage(*lines(10))
    assert sorted(YearFolder.objects.values_list("numchild", flat=True)) == [2, 4, 4]
    assert [list(found) for found in Page.find_problems()] == [[], [], [], [], []]


def test_a_second_run_changes_nothing(stage: Stage) -> None:
    stage(*lines(5))
    before = [model.objects.count() for model in (Page, ReviewCopy, ImportRow, ImportBatch)]
    again = stage(*lines(5))
    assert again.batch is None
    assert again.counts["unchanged"] == 5
    assert [model.objects.count() for model in (Page, ReviewCopy, ImportRow, ImportBatch)] == before


def test_a_changed_line_becomes_a_new_copy_of_the_same_page(stage: Stage) -> None:
    stage(*lines(3))
    page = DocumentPage.objects.get(external_id="law-2")
    staged = stage(line(1), line(2, title="改过的标题"), line(3))
    assert (staged.counts["unchanged"], staged.counts["staged"]) == (2, 1)
    old, new = ImportRow.objects.filter(external_id="law-2").order_by("id")
    assert old.superseded
    assert old.page_id == new.page_id == page.pk
    content = Content.from_json(ReviewCopy.objects.get(hash=new.copy_hash).content)
    assert content.fields["translation_key"] == str(page.translation_key)
    page.refresh_from_db()
    assert page.title == "改过的标题"


def test_an_interrupted_run_goes_on_where_it_stopped(
    stage: Stage, write: Callable[..., Path], stager: User, defaults: Defaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage_module, "CHUNK", 2)
    real, calls = stager_module.Stager.take, []

    def dies(self: Any, chunk: Any) -> None:
        calls.append(chunk)
        if len(calls) == 3:
            raise KeyboardInterrupt
        real(self, chunk)

    monkeypatch.setattr(stager_module.Stager, "take", dies)
    path = write(*lines(7))
    with pytest.raises(KeyboardInterrupt):
        stage_batch(path, defaults, stager)
    assert ImportBatch.objects.get().finished_at is None
    monkeypatch.setattr(stager_module.Stager, "take", real)
    staged = stage_batch(path, defaults, stager)
    assert (staged.counts["continued"], staged.counts["staged"]) == (4, 3)
    batch = ImportBatch.objects.get()
    assert batch.finished_at is not None
    assert (batch.rows.count(), DocumentPage.objects.count()) == (7, 7)


def test_a_packed_file_is_read_like_a_plain_one(
    write: Callable[..., Path], stager: User, defaults: Defaults, tmp_path: Path
) -> None:
    plain = write(*lines(2))
    packed = tmp_path / "laws.jsonl.xz"
    packed.write_bytes(lzma.compress(plain.read_bytes()))
    assert stage_batch(packed, defaults, stager).counts["staged"] == 2
    assert stage_batch(plain, defaults, stager).counts["unchanged"] == 2


def test_a_draft_that_an_editor_has_changed_is_left_alone(stage: Stage, stager: User) -> None:
    stage(line(1))
    page = DocumentPage.objects.get()
    page.title = "编辑改过"
    page.save_revision(user=stager)
    staged = stage(line(1, title="导入改过"))
    assert [problem.reason for problem in staged.problems] == ["对应的草稿已有编辑修改，不能由导入更改。"]


def test_an_item_that_is_not_for_everybody_is_only_a_draft(stage: Stage) -> None:
    staged = stage(line(1, openness="on_request", openness_note="过程性信息", pub_date=None), kind="new")
    assert not staged.problems
    assert staged.batch is not None
    assert staged.batch.counts["drafts"] == 1
    assert ImportRow.objects.get().copy_id is None
    assert DocumentPage.objects.get().openness == "on_request"
