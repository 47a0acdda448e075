"""An approved batch goes out in chunks; stopped between them, it goes on later."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from disclosure.catalogue.models import CatalogueEntry, Release, ReleasedContent, ReviewCopy
from disclosure.catalogue.services.release import CHUNK
from disclosure.documents.models import DocumentPage, ImportBatch, ImportRow
from disclosure.documents.services import release_batch as module
from disclosure.documents.services.release_batch import release_batch, release_waiting_batches, waiting_count
from disclosure.documents.services.stage_batch import Staged
from tests.documents.importing.moves import line, lines

pytestmark = pytest.mark.django_db
Staging = Callable[..., Staged]
Approve = Callable[[ImportBatch], ImportBatch]


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHUNK", 3)


@pytest.fixture
def approved(stage: Staging, approve: Approve) -> Callable[..., ImportBatch]:
    def made(*given: dict[str, Any], **defaults: Any) -> ImportBatch:
        batch = stage(*given, **defaults).batch
        assert batch is not None
        return approve(batch)

    return made


Approved = Callable[..., ImportBatch]


def test_exactly_the_approved_bytes_become_public(approved: Approved) -> None:
    batch = approved(*lines(2))
    assert release_batch(batch).count == 2
    for row in batch.rows.all():
        copy = ReviewCopy.objects.get(hash=row.copy_hash)
        content = ReleasedContent.objects.get(source_id=row.page_id, kind="document")
        assert (content.content, content.hash) == (copy.content, row.copy_hash)


def test_the_drafts_are_live_afterwards(approved: Approved) -> None:
    release_batch(approved(*lines(2)))
    page = DocumentPage.objects.first()
    assert (page.live, page.has_unpublished_changes) == (True, False)


def test_the_release_names_both_approvers_and_the_secrecy_conclusion(approved: Approved) -> None:
    batch = approved(*lines(2))
    release_batch(batch)
    release = Release.objects.get(batch_id=batch.pk)
    assert [(a["username"], a["role"], a["is_secrecy_review"]) for a in release.approvals] == [
        ("baomi", "secrecy", True),
        ("zhongshen", "final", False),
    ]
    assert (release.how, release.secrecy["conclusion"]) == ("migration", "public")


def test_no_transaction_lets_out_more_than_200_items(approved: Approved) -> None:
    batch = approved(*lines(201))
    assert CHUNK == module.CHUNK == 200
    release_batch(batch)
    assert [release.items.count() for release in Release.objects.filter(batch_id=batch.pk).order_by("pk")] == [200, 1]


@pytest.mark.usefixtures("small_chunks")
def test_a_run_killed_between_chunks_goes_on_later(approved: Approved) -> None:
    batch = approved(*lines(8))

    def killed(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        release_batch(batch, progress=killed)
    assert CatalogueEntry.objects.filter(kind="document").count() == 3
    assert waiting_count(batch) == 5
    assert release_batch(batch).count == 5
    assert release_batch(batch).count == 0
    assert CatalogueEntry.objects.filter(kind="document").count() == 8


@pytest.mark.usefixtures("small_chunks")
def test_the_clock_lets_out_what_is_left(approved: Approved) -> None:
    batch = approved(*lines(8))
    assert release_batch(batch, most_chunks=1).count == 3
    assert release_waiting_batches() == 5
    assert release_waiting_batches() == 0
    batch.refresh_from_db()
    assert batch.closed_at is not None


def test_an_item_that_the_door_refuses_does_not_hold_up_the_others(approved: Approved) -> None:
    batch = approved(*lines(5))
    DocumentPage.objects.get(external_id="law-3").delete()
    released = release_batch(batch)
    assert released.count == 4
    row = ImportRow.objects.exclude(problem="").get()
    assert row.external_id == "law-3"
    assert "已被删除" in row.problem


def test_a_draft_changed_by_sql_changes_nothing_public(approved: Approved, client: Client) -> None:
    batch = approved(*lines(2))
    DocumentPage.objects.filter(external_id="law-1").update(title="改动", issuer="改动")
    release_batch(batch)
    assert CatalogueEntry.objects.get(external_id="law-1").title == "示例区第1号规定"
    page = DocumentPage.objects.get(external_id="law-1")
    assert (page.title, page.issuer, page.live) == ("示例区第1号规定", "全国", True)


def test_the_original_date_stands_beside_the_date_of_migration(approved: Approved, client: Client) -> None:
    release_batch(approved(line(1)))
    entry = CatalogueEntry.objects.get(external_id="law-1")
    assert entry.published_at.year == 2019
    assert entry.first_published_at.year > 2019
    html = client.get(str(entry.path)).content.decode()
    for label in ("原发布日期", "迁移日期", "原发布来源", "国家法律法规数据库"):
        assert label in html


@pytest.mark.parametrize(
    ("old", "asked"),
    [
        ("https://old.example.gov.cn/art/2019/a_1.html", "/art/2019/a_1.html"),
        ("/公开/旧文.html", "/公开/旧文.html"),
        ("http://old.example.gov.cn/show.aspx?id=5", "/show.aspx?id=5"),
    ],
)
def test_the_old_address_leads_to_the_item_for_good(approved: Approved, client: Client, old: str, asked: str) -> None:
    release_batch(approved(line(1, old_url=old)))
    response = client.get(asked)
    assert response.status_code == 301
    assert response["Location"] == CatalogueEntry.objects.get(external_id="law-1").path


def test_an_old_address_leads_to_one_item(stage: Staging) -> None:
    staged = stage(*lines(2, old_url="/a.html"))
    assert [(problem.line, problem.field) for problem in staged.problems] == [(2, "old_url")]


def test_index_numbers_are_kept_or_given(approved: Approved) -> None:
    release_batch(approved(line(1, index_no="旧-2019-7"), line(2)))
    first, second = CatalogueEntry.objects.filter(kind="document").order_by("external_id")
    assert first.index_no == "旧-2019-7"
    assert second.index_no


def test_a_changed_line_corrects_the_public_item(approved: Approved, stage: Staging, approve: Approve) -> None:
    release_batch(approved(*lines(2)))
    before = CatalogueEntry.objects.get(external_id="law-1")
    staged = stage(line(1, title="改正后的标题"), line(2))
    assert staged.batch is not None
    assert CatalogueEntry.objects.get(external_id="law-1").title == before.title
    assert release_batch(approve(staged.batch)).count == 1
    entry = CatalogueEntry.objects.get(external_id="law-1")
    assert entry.title == "改正后的标题"
    assert (entry.pk, entry.path, entry.index_no) == (before.pk, before.path, before.index_no)
    assert entry.published_at == before.published_at
    assert DocumentPage.objects.get(external_id="law-1").title == "改正后的标题"


def test_a_release_in_bulk_takes_few_statements_an_item(approved: Approved, django_assert_max_num_queries: Any) -> None:
    batch = approved(*lines(100))
    with django_assert_max_num_queries(80):
        release_batch(batch)


PROGRAM = """
import os, sys
sys.path[:0] = ["site", "."]
import django; django.setup()
from disclosure.documents.models import ImportBatch
from disclosure.documents.services import release_batch as module
module.CHUNK = 3
module.release_batch(ImportBatch.objects.get(), progress=lambda done: os._exit(9))
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("small_chunks")
def test_a_process_that_dies_between_chunks_leaves_whole_items(approved: Approved) -> None:
    from django.conf import settings
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("the child process opens the test's SQLite file")
    batch = approved(*lines(8))
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.base",
        "GONGKAI_VAR_DIR": str(settings.VAR_DIR),
        "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
    }
    dead = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=env, cwd=settings.BASE_DIR, check=False, capture_output=True, text=True
    )
    assert dead.returncode == 9, dead.stderr
    assert CatalogueEntry.objects.filter(kind="document").count() == 3
    assert release_batch(batch).count == 5
