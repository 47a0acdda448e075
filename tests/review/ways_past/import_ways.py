"""By importing: staged by one person, approved by two others, each row with its conclusion."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse

from base.models import User
from disclosure.documents.importing.defaults import make_defaults
from disclosure.documents.models import DocumentPage, ImportBatch
from disclosure.documents.services.approve_batch import approve_batch
from disclosure.documents.services.conclude_row import conclude_row
from disclosure.documents.services.release_batch import release_batch
from disclosure.documents.services.stage_batch import stage_batch
from disclosure.review.enums import Stage
from tests.documents.importing.moves import line, shown
from tests.moves import SECRECY
from tests.review.ways_past.scene import TYPED, Scene
from tests.review.ways_past.screens import typed_into
from tests.review.ways_past.table import NOBODY, REVIEW_FIRST, way


def _staged(scene: Scene, user: User, kind: str) -> ImportBatch:
    office = scene.office
    path = Path(settings.MEDIA_ROOT).parent / "lines.jsonl"
    lines = [line(number, openness="active", body=f"第一条 {TYPED}。") for number in (1, 2)]
    path.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in lines), encoding="utf-8")
    defaults = {
        "section": office.section.slug, "unit": office.unit.slug, "source": "旧网站", "kind": kind,
        "pub_date_from": "written_date",
    }  # fmt: skip
    batch = stage_batch(path, make_defaults(defaults), user).batch
    path.unlink()
    assert batch is not None
    return batch


@way("Whoever staged an import approves it in both roles", "导入人不得审核自己导入的批次")
def stager_approves(scene: Scene) -> Any:
    user = scene.everywhere(scene.superuser)
    batch = _staged(scene, user, "migration")
    for stage in (Stage.SECRECY, Stage.FINAL):
        approve_batch(batch, user, stage, shown=shown(batch), secrecy=SECRECY)


@way("One person approves an import in both roles", "同一人不得审核两次")
def one_approves_twice(scene: Scene) -> Any:
    batch = _staged(scene, scene.superuser, "migration")
    user = scene.everywhere(scene.office.secrecy)
    for stage in (Stage.SECRECY, Stage.FINAL):
        batch = approve_batch(batch, user, stage, shown=shown(batch), secrecy=SECRECY)


@way("An import is released without any approval, by code and by its button", NOBODY)
def release_unapproved(scene: Scene) -> Any:
    batch = _staged(scene, scene.superuser, "migration")
    assert release_batch(batch).count == 0
    return scene.root.post(reverse("imports:release", args=[batch.pk]))


@way("An import is released after the secrecy review alone", NOBODY)
def release_half_approved(scene: Scene) -> Any:
    batch = _staged(scene, scene.superuser, "migration")
    batch = approve_batch(batch, scene.office.secrecy, Stage.SECRECY, shown=shown(batch), secrecy=SECRECY)
    assert release_batch(batch).count == 0


@way("A batch of new items is approved although one row has no secrecy conclusion", "还有信息没有保密审查结论")
def row_without_conclusion(scene: Scene) -> Any:
    batch = _staged(scene, scene.superuser, "new")
    row = batch.rows.order_by("line").first()
    assert row is not None
    conclude_row(row, scene.office.secrecy, "public", row.copy_hash)
    approve_batch(batch, scene.office.final, Stage.FINAL, shown=shown(batch))


@way("A batch of new items is passed by the secrecy reviewer as a whole", "不能整批通过")
def new_batch_as_a_whole(scene: Scene) -> Any:
    batch = _staged(scene, scene.superuser, "new")
    approve_batch(batch, scene.office.secrecy, Stage.SECRECY, shown=shown(batch), secrecy=SECRECY)


@way("An import is approved by a screen that showed something else", "批次内容在您查看之后有变动")
def approve_unseen(scene: Scene) -> Any:
    batch = _staged(scene, scene.superuser, "migration")
    approve_batch(batch, scene.office.final, Stage.FINAL, shown="0" * 64)


@way("The copies of an approved import are changed by SQL, then it is released", NOBODY)
def copies_by_sql(scene: Scene) -> Any:
    from disclosure.catalogue.models import ReviewCopy

    batch = _staged(scene, scene.superuser, "migration")
    batch = approve_batch(batch, scene.office.secrecy, Stage.SECRECY, shown=shown(batch), secrecy=SECRECY)
    batch = approve_batch(batch, scene.office.final, Stage.FINAL, shown=shown(batch))
    for copy in ReviewCopy.objects.filter(pk__in=batch.rows.values("copy_id")):
        ReviewCopy.objects.filter(pk=copy.pk).update(content=copy.content.replace("第一条", "第二条"))
    assert release_batch(batch).count == 0


@way("A staged page is published in the admin before its batch is approved", REVIEW_FIRST, types=True)
def publish_staged(scene: Scene) -> Any:
    batch = _staged(scene, scene.superuser, "migration")
    row = batch.rows.order_by("line").first()
    assert row is not None
    return typed_into(scene, DocumentPage.objects.get(pk=row.page_id), **{"action-publish": "1"})


@way("Approvals are written into a batch by SQL, under made-up names", NOBODY)
def made_up_approvals(scene: Scene) -> Any:
    batch = _staged(scene, scene.superuser, "migration")
    approved = approve_batch(batch, scene.office.secrecy, Stage.SECRECY, shown=shown(batch), secrecy=SECRECY).approvals
    forged = json.loads(json.dumps(approved))
    forged[0]["approval"] |= {"user_id": scene.superuser.pk, "role": "final", "is_secrecy_review": False}
    ImportBatch.objects.filter(pk=batch.pk).update(approvals=[*approved, *forged])
    batch.refresh_from_db()
    assert release_batch(batch).count == 0
