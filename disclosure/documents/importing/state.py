"""Where a batch stands, in words; derived, never stored."""

from __future__ import annotations

from django.utils.translation import gettext as _

from disclosure.documents.enums import BatchKind
from disclosure.documents.importing.parcels import Parcel, parcels_of, reasons_not_to_read
from disclosure.documents.models import ImportBatch, ImportRow
from disclosure.documents.services.release_batch import released_count, waiting_count
from disclosure.review.enums import Stage


def state_of(batch: ImportBatch) -> str:
    """Return one phrase that says what has to happen next."""
    if batch.rejected:
        return _("已退回")
    if batch.finished_at is None:
        return _("正在暂存，或暂存中断")
    if reasons_not_to_read(batch):
        return _("审核意见有误，不能公开")
    parcels, done = parcels_of(batch), released_count(batch)
    if any(parcel.is_approved for parcel in parcels):
        left = waiting_count(batch)
        counts = {"done": done, "all": done + left}
        return (_("正在公开：%(done)d / %(all)d") if left else _("已公开 %(done)d 件")) % counts
    return _("等待%(stages)s") % {"stages": "、".join(open_stages(batch, parcels))}


def open_stages(batch: ImportBatch, parcels: list[Parcel]) -> list[str]:
    """Return the steps that are still to be taken."""
    if batch.kind == BatchKind.NEW:
        left = rows_to_review(batch)
        return [_("逐项保密审查（余 %(n)d 项）") % {"n": left}] if left else [str(Stage.FINAL.label)]
    done = {approval.role for parcel in parcels for approval in parcel.approvals}
    return [str(stage.label) for stage in (Stage.SECRECY, Stage.FINAL) if stage not in done]


def rows_to_review(batch: ImportBatch) -> int:
    rows = ImportRow.objects.filter(batch=batch, superseded=False, conclusion="")
    return rows.exclude(copy_id=None).count()
