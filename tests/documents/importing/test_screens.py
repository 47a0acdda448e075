"""The screens in the admin: approvals by signed-in people, row by row or as a whole, without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from base.models import User
from disclosure.catalogue.models import CatalogueEntry
from disclosure.documents.models import ImportBatch
from disclosure.documents.services.stage_batch import Staged
from tests.documents.importing.moves import line, lines, shown
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
Staging = Callable[..., Staged]
SECRECY_FORM = {"classified": "no", "conclusion": "public", "basis": "逐项核对，未见涉密内容", "action": "approve"}


@pytest.fixture
def batch(stage: Staging) -> ImportBatch:
    staged = stage(*lines(25, subject="地方性法规"), line(26, title=None)).batch
    assert staged is not None
    return staged


@pytest.fixture
def fresh(stage: Staging) -> ImportBatch:
    staged = stage(*lines(3, openness="active"), kind="new").batch
    assert staged is not None
    return staged


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def screen(batch: ImportBatch, name: str = "batch") -> str:
    return reverse(f"imports:{name}", args=[batch.pk])


def test_the_screen_shows_counts_faults_warnings_and_a_sample_of_twenty(
    batch: ImportBatch, secrecy_reviewer: User
) -> None:
    html = as_(secrecy_reviewer).get(screen(batch)).content.decode()
    assert "必填" in html
    assert "已作为关键词保留" in html
    copies = re.findall(r"/admin/review/copy/(\d+)/", html)
    assert len(set(copies)) == 20
    assert as_(secrecy_reviewer).get(f"/admin/review/copy/{copies[0]}/").status_code == 200


def test_two_people_approve_in_the_admin_and_the_batch_goes_out(
    batch: ImportBatch, secrecy_reviewer: User, final_reviewer: User
) -> None:
    as_(secrecy_reviewer).post(screen(batch), {**SECRECY_FORM, "copy_hash": shown(batch)})
    assert not CatalogueEntry.objects.filter(kind="document").exists()
    as_(final_reviewer).post(screen(batch), {"action": "approve", "comment": "同意", "copy_hash": shown(batch)})
    assert CatalogueEntry.objects.filter(kind="document").count() == 25
    assert "已公开 25 件" in as_(final_reviewer).get(screen(batch)).content.decode()


def test_the_stager_sees_the_batch_but_no_form(batch: ImportBatch, stager: User) -> None:
    html = as_(stager).get(screen(batch)).content.decode()
    assert "导入人不得审核自己导入的批次。" in html
    assert 'name="action"' not in html
    as_(stager).post(screen(batch), {**SECRECY_FORM, "copy_hash": shown(batch)})
    batch.refresh_from_db()
    assert batch.approvals == []


def test_an_incomplete_secrecy_form_is_shown_again(batch: ImportBatch, secrecy_reviewer: User) -> None:
    response = as_(secrecy_reviewer).post(
        screen(batch), {"action": "approve", "copy_hash": shown(batch), "classified": "no"}
    )
    assert "请给出保密审查结论。" in response.content.decode()
    batch.refresh_from_db()
    assert batch.approvals == []


def test_a_batch_is_sent_back_with_a_reason(batch: ImportBatch, secrecy_reviewer: User) -> None:
    form = {"action": "reject", "comment": "样本中有未脱敏信息", "copy_hash": shown(batch), "classified": "no"}
    as_(secrecy_reviewer).post(screen(batch), form)
    batch.refresh_from_db()
    assert batch.rejected["reason"] == "样本中有未脱敏信息"


def test_staff_without_a_part_in_imports_see_nothing_of_them(batch: ImportBatch, final_reviewer: User) -> None:
    stranger = UserFactory()
    stranger.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    client = as_(stranger)
    assert client.get(screen(batch)).status_code == 404
    assert client.get(screen(batch, "rows")).status_code == 404
    assert client.get(reverse("imports:index")).status_code == 302
    assert client.post(screen(batch, "release")).status_code == 404


def test_the_list_says_what_each_batch_waits_for(batch: ImportBatch, final_reviewer: User) -> None:
    assert "等待保密审查、终审" in as_(final_reviewer).get(reverse("imports:index")).content.decode()
    assert "等待保密审查、终审" in as_(final_reviewer).get(reverse("wagtailadmin_home")).content.decode()


def test_rows_are_concluded_one_after_another_by_plain_buttons(
    fresh: ImportBatch, secrecy_reviewer: User, final_reviewer: User
) -> None:
    client, address = as_(secrecy_reviewer), screen(fresh, "rows")
    for conclusion in ("public", "not_public", "public"):
        html = client.get(address).content.decode()
        row = re.search(r'name="row" value="(\d+)"', html)
        text = re.search(r'name="copy_hash" value="(\w+)"', html)
        assert row
        assert text
        address = client.post(screen(fresh, "rows"), {"row": row[1], "copy_hash": text[1], "conclusion": conclusion})[
            "Location"
        ]
    assert address == screen(fresh)
    as_(final_reviewer).post(screen(fresh), {"action": "approve", "copy_hash": shown(fresh)})
    assert set(CatalogueEntry.objects.filter(kind="document").values_list("external_id", flat=True)) == {
        "law-1",
        "law-3",
    }


def test_the_row_screen_names_its_keys_and_moves_by_links(fresh: ImportBatch, secrecy_reviewer: User) -> None:
    middle = fresh.rows.get(line=2)
    html = as_(secrecy_reviewer).get(f"{screen(fresh, 'rows')}?row={middle.pk}").content.decode()
    for key in "jk123":
        assert f'data-key="{key}"' in html
    assert f'src="{reverse("review:copy", args=[middle.copy_id])}"' in html


def test_who_may_not_conclude_reads_why(fresh: ImportBatch, stager: User, final_reviewer: User) -> None:
    for person, why in ((stager, "导入人不得审核"), (final_reviewer, "您不在“保密审查”的审核分工中")):
        html = as_(person).get(screen(fresh, "rows")).content.decode()
        assert why in html
        assert 'data-key="1"' not in html
