"""The content check runs over every batch: rows show what was found, and what stops stays behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from base.models import User
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.checks.models import CheckReport
from disclosure.checks.reports import report_for
from disclosure.checks.services.dismiss import dismiss
from disclosure.documents.models import ImportBatch, ImportRow
from disclosure.documents.services.release_batch import release_batch
from disclosure.documents.services.stage_batch import Staged
from tests.documents.importing.moves import line
from tests.review.admin import client_of, text_of

BAD = line(2, body="第一条 联系人张某。\n第二条 电话13800131234。")


def test_rows_say_what_was_found_and_each_copy_has_its_report(stage: Callable[..., Staged]) -> None:
    stage(line(1), BAD)
    good, bad = ImportRow.objects.order_by("line")
    assert bad.warnings == ["内容检查（阻止）：手机号"]
    assert good.warnings == []
    assert CheckReport.objects.filter(kind="document").count() == 2


def test_what_stops_is_not_released_and_says_why_and_the_rest_is(
    stage: Callable[..., Staged], approve: Callable[[ImportBatch], ImportBatch]
) -> None:
    batch = approve(stage(line(1), BAD, line(3)).batch)  # type: ignore[arg-type]
    assert release_batch(batch).count == 2
    row = ImportRow.objects.get(line=2)
    assert "正文第2段" in row.problem
    assert "138****1234" in row.problem
    assert not CatalogueEntry.objects.filter(source_id=row.page_id, kind="document").exists()


def test_with_a_reason_it_follows(
    stage: Callable[..., Staged], approve: Callable[[ImportBatch], ImportBatch], stager: User
) -> None:
    batch = approve(stage(BAD).batch)  # type: ignore[arg-type]
    assert release_batch(batch).count == 0
    copy = ReviewCopy.objects.get(pk=ImportRow.objects.get().copy_id or 0)
    [found] = report_for(copy).open_stops
    dismiss(found, stager, "该号码是单位公布的办事电话", kind=copy.kind, source_id=copy.source_id)
    assert release_batch(batch).count == 1


@pytest.mark.django_db
def test_the_secrecy_reviewer_sees_it_beside_the_row(stage: Callable[..., Staged], secrecy_reviewer: User) -> None:
    batch = stage({**BAD, "openness": "active"}, kind="new").batch
    assert batch
    shown = text_of(client_of(secrecy_reviewer).get(reverse("imports:rows", args=[batch.pk])))
    assert "138****1234" in shown
    assert "正文第2段" in shown
