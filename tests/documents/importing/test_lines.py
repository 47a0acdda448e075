"""What a line may say; what is wrong with it is told with number, field and reason, and stops nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from base import clock
from disclosure.catalogue.models import ReviewCopy
from disclosure.documents.importing.defaults import make_defaults
from disclosure.documents.importing.problems import ImportRefused, errors_path, write_errors
from disclosure.documents.models import DocumentPage, ImportRow
from disclosure.documents.services.stage_batch import Staged
from tests.documents.importing.moves import line, lines

pytestmark = pytest.mark.django_db
Stage = Callable[..., Staged]
TOMORROW = (clock.today() + timedelta(days=1)).isoformat()


def test_a_bad_line_is_reported_and_does_not_stop_the_rest(stage: Stage, tmp_path: Path) -> None:
    staged = stage(line(1), "{这不是 JSON", line(3, written_date="2019-02-30"), line(4))
    assert staged.counts["staged"] == 2
    target = write_errors(tmp_path / "laws.jsonl", staged.problems)
    assert target == errors_path(tmp_path / "laws.jsonl") == tmp_path / "laws.jsonl.errors.jsonl"
    first, second = (json.loads(text) for text in target.read_text().splitlines())
    assert first["line"] == 2
    assert second == {
        "line": 3,
        "source_id": "law-3",
        "field": "written_date",
        "reason": "不是日期：2019-02-30（应如 2026-02-13）。",
    }


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"source_id": None}, "source_id"),
        ({"title": None}, "title"),
        ({"title": "长" * 201}, "title"),
        ({"title": ["不是文字"]}, "title"),
        ({"body": None}, "body"),
        ({"body": "甲", "body_html": "<p>乙</p>"}, "body_html"),
        ({"unit": "没有这个单位"}, "unit"),
        ({"section": "没有这个栏目"}, "section"),
        ({"topic": "没有这个主题"}, "topic"),
        ({"key_areas": ["没有这个领域"]}, "key_areas"),
        ({"genre": "口谕"}, "genre"),
        ({"openness": "也许"}, "openness"),
        ({"openness": "closed", "openness_reason": "process_info", "openness_note": "讨论"}, "openness"),
        ({"written_date": TOMORROW}, "written_date"),
        ({"pub_date": TOMORROW}, "pub_date"),
        ({"pub_date": "去年"}, "pub_date"),
        ({"old_url": "/admin/login/"}, "old_url"),
        ({"old_url": "javascript:alert(1)"}, "old_url"),
        ({"attachments": ["没有.pdf"]}, "attachments"),
        ({"attachments": ["../../etc/passwd"]}, "attachments"),
        ({"is_normative": "也许"}, "is_normative"),
        ({"abstract": "长" * 1501}, "abstract"),
        ({"effective_date": "2020-01-01", "expiry_date": "2019-01-01"}, ""),
    ],
)
def test_a_fault_names_its_field(stage: Stage, fields: dict[str, Any], field: str) -> None:
    staged = stage(line(1, **fields))
    assert [problem.field for problem in staged.problems] == [field]
    assert staged.batch is None
    assert not ImportRow.objects.exists()


def test_all_faults_of_a_line_are_told_at_once(stage: Stage) -> None:
    staged = stage(line(1, title=None, genre="口谕", pub_date="去年"))
    assert {problem.field for problem in staged.problems} == {"title", "genre", "pub_date"}


def test_a_source_id_counts_once_in_a_file(stage: Stage) -> None:
    staged = stage(line(1), line(1, title="又一个"))
    assert [(problem.line, problem.reason) for problem in staged.problems] == [(2, "与第 1 行重复。")]


def test_another_source_may_not_take_over_an_id(stage: Stage) -> None:
    stage(line(1))
    staged = stage(line(1, source="另一个系统"))
    assert [problem.field for problem in staged.problems] == ["source_id"]


def test_an_index_number_is_given_once(stage: Stage) -> None:
    staged = stage(line(1, index_no="11S001/ZK-2019-000001"), line(2, index_no="11S001/ZK-2019-000001"))
    assert [(problem.line, problem.field) for problem in staged.problems] == [(2, "index_no")]
    assert DocumentPage.objects.get().given_index_no == "11S001/ZK-2019-000001"


def test_an_unknown_subject_is_kept_and_warned_about(stage: Stage) -> None:
    stage(line(1, subject="地方性法规", keywords=["养老"]))
    page = DocumentPage.objects.get()
    assert (page.topic, page.keywords) == (None, "养老，地方性法规")
    assert ImportRow.objects.get().warnings == ["主题“地方性法规”不在主题分类中，已作为关键词保留。"]


def test_a_known_subject_is_the_topic(stage: Stage) -> None:
    stage(line(1, subject="公路"))
    assert DocumentPage.objects.get().topic.name == "公路"


@pytest.mark.parametrize("issuer", ["示例区交通局", "区交通局"])
def test_an_issuer_is_linked_to_the_unit_of_that_name(stage: Stage, issuer: str) -> None:
    stage(line(1, issuer=issuer))
    page = DocumentPage.objects.get()
    assert (page.issuer, page.unit.slug) == (issuer, "jtj")


def test_an_issuer_outside_of_the_district_stays_a_text(stage: Stage) -> None:
    stage(line(1, issuer="全国"))
    page = DocumentPage.objects.get()
    assert (page.issuer, page.unit.slug) == ("全国", "sfj")


def test_an_unknown_field_is_ignored_and_told(stage: Stage) -> None:
    stage(line(1, tittle="写错了"))
    assert ImportRow.objects.get().warnings == ["未知字段“tittle”，已忽略。"]


def test_a_shared_document_number_is_a_warning(stage: Stage) -> None:
    staged = stage(*lines(2, doc_no="国发〔2019〕5号"))
    assert not staged.problems
    assert ImportRow.objects.get(line=2).warnings == ["发文字号 国发〔2019〕5号 不止一件使用。"]


def test_a_migrated_line_tells_where_it_was_public(stage: Stage) -> None:
    staged = stage(line(1), source="")
    assert [problem.field for problem in staged.problems] == ["source"]


def test_the_original_date_is_the_written_date_where_the_defaults_say_so(stage: Stage) -> None:
    stage(line(1), line(2, pub_date="2020年5月6日"), line(3, written_date=None))
    dates = {page.external_id: page.original_published_at for page in DocumentPage.objects.all()}
    assert dates["law-1"].astimezone(clock.SHANGHAI).date().isoformat() == "2019-04-03"
    assert dates["law-2"].astimezone(clock.SHANGHAI).date().isoformat() == "2020-05-06"
    assert dates["law-3"] is None
    assert "没有原发布日期，以公开之日为发布日期。" in ImportRow.objects.get(line=3).warnings


def test_a_new_item_may_not_have_been_published_before(stage: Stage) -> None:
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    staged = stage(line(1, pub_date=yesterday, openness="active"), line(2, openness="active"), kind="new")
    assert [(problem.line, problem.field) for problem in staged.problems] == [(1, "pub_date")]
    assert DocumentPage.objects.get().original_published_at is None


def test_a_new_item_says_whether_it_is_for_everybody(stage: Stage) -> None:
    assert [problem.field for problem in stage(line(1), kind="new").problems] == ["openness"]


def test_attachments_are_taken_from_beside_the_file_and_frozen(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "表.pdf").write_bytes(b"%PDF-1.4 test")
    stage(line(1, attachments=[{"path": "files/表.pdf", "title": "申请表"}]))
    content = json.loads(ReviewCopy.objects.latest("id").content)
    assert [(file["title"], file["role"], file["size"]) for file in content["files"]] == [("申请表", "attachment", 13)]
    again = stage(line(1, attachments=[{"path": "files/表.pdf", "title": "申请表"}]))
    assert again.counts["unchanged"] == 1
    (tmp_path / "files" / "表.pdf").write_bytes(b"%PDF-1.4 other")
    assert stage(line(1, attachments=[{"path": "files/表.pdf", "title": "申请表"}])).counts["staged"] == 1


@pytest.mark.parametrize("data", [{"sektion": "flfg"}, {"kind": "oops"}, {"pub_date_from": "title"}])
def test_defaults_know_their_fields(data: dict[str, str]) -> None:
    with pytest.raises(ImportRefused):
        make_defaults(data)
