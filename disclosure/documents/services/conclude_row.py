"""One secrecy reviewer's conclusion on one row (保密法实施条例 art. 42: 逐项审查)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from disclosure.catalogue.models import ReleaseItem, ReviewCopy
from disclosure.documents.enums import SecrecyConclusion
from disclosure.documents.models import ImportBatch, ImportRow
from disclosure.documents.services.approve_batch import ApprovalRefused
from disclosure.documents.trail import note_concluded
from disclosure.review.covering import covered_title
from disclosure.review.enums import Stage
from disclosure.review.people import may_take, snapshot
from disclosure.review.services.lock_secret import lock_draft

if TYPE_CHECKING:
    from base.models import User

SUSPECTED = "suspected"


def reasons_not_to_conclude(row: ImportRow, user: User) -> list[str]:
    """Return why this person may give no conclusion on this row."""
    batch = row.batch
    reasons = []
    if batch.rejected or row.superseded or row.copy_id is None:
        reasons.append(_("这一行已退回、已被代替或没有送审稿。"))
    if batch.finished_at is None:
        reasons.append(_("批次尚未导入完毕，请等待或重新运行导入命令。"))
    if user.pk == batch.staged_by_id:
        reasons.append(_("导入人不得审核自己导入的批次。"))
    if not may_take(user, Stage.SECRECY, row.unit_id):
        reasons.append(_("您不在“%(stage)s”的审核分工中。") % {"stage": Stage.SECRECY.label})
    if row.copy_id and ReleaseItem.objects.filter(copy_id=row.copy_id).exists():
        reasons.append(_("这条信息已经公开。"))
    return reasons


@transaction.atomic
def conclude_row(row: ImportRow, user: User, conclusion: str, copy_hash: str) -> ImportRow:
    """Record the conclusion on exactly the copy that the person was shown.

    Args:
        conclusion: 公开, 不公开, or `suspected`: 疑似涉密, which also locks the draft (rule R5).
        copy_hash: the hash of the copy that the screen showed.

    Raises ApprovalRefused with every reason; nothing has changed then.
    """
    batch = ImportBatch.objects.select_for_update().get(pk=row.batch_id)
    row = ImportRow.objects.get(pk=row.pk)
    row.batch = batch
    reasons = reasons_not_to_conclude(row, user)
    if copy_hash != row.copy_hash:
        reasons.append(_("您看到的送审稿已不是当前这一份，请刷新后再审。"))
    if conclusion not in (*SecrecyConclusion.values, SUSPECTED):
        reasons.append(_("请给出保密审查结论。"))
    if reasons:
        raise ApprovalRefused(reasons)
    if conclusion == SUSPECTED and row.copy_id:
        case = lock_draft(ReviewCopy.objects.get(pk=row.copy_id), user)
        row.title = covered_title(case)
    row.conclusion = conclusion if conclusion in SecrecyConclusion.values else SecrecyConclusion.NOT_PUBLIC
    row.concluded_by, row.concluded_at = snapshot(user), clock.now()
    row.save(update_fields=["title", "conclusion", "concluded_by", "concluded_at"])
    note_concluded(row, user, conclusion)
    return row
