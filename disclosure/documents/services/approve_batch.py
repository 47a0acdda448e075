"""One person approves a whole batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from base.refusal import Refusal
from disclosure.catalogue.approval import Approval
from disclosure.documents.enums import BatchKind
from disclosure.documents.importing.parcels import Parcel, parcels_of, reasons_not_to_read, whole_hash
from disclosure.documents.models import ImportBatch, ImportRow
from disclosure.documents.trail import note_approved
from disclosure.review.enums import Classified, Conclusion, Stage
from disclosure.review.people import may_take, snapshot

if TYPE_CHECKING:
    from base.models import User


class ApprovalRefused(Refusal):
    """Raised when a batch may not be approved; `reasons` are sentences for people."""


def reasons_not_to_touch(batch: ImportBatch, user: User, stage: str) -> list[str]:
    """Return why this person may take no part in this stage of this batch."""
    reasons = []
    if batch.rejected:
        reasons.append(_("批次已退回。"))
    if batch.finished_at is None:
        reasons.append(_("批次尚未导入完毕，请等待或重新运行导入命令。"))
    if user.pk == batch.staged_by_id:
        reasons.append(_("导入人不得审核自己导入的批次。"))
    if not all(may_take(user, stage, unit) for unit in _units(batch)):
        reasons.append(_("您不在“%(stage)s”的审核分工中。") % {"stage": Stage(stage).label})
    return reasons


def reasons_not_to_approve(
    batch: ImportBatch, user: User, stage: str, parcels: list[Parcel] | None = None
) -> list[str]:
    """Return why this person may not approve this batch in this role.

    Two named people approve, neither of them the one who staged it, one of them a secrecy reviewer. In a new
    batch the secrecy review is made row by row (保密法实施条例 art. 42), and only the second approval is whole.
    """
    parcels = parcels_of(batch) if parcels is None else parcels
    reasons = reasons_not_to_touch(batch, user, stage) + reasons_not_to_read(batch)
    if batch.kind == BatchKind.NEW:
        reasons += _about_new(batch, user, stage)
    if not parcels:
        reasons.append(_("批次中没有可以公开的信息。"))
    given = [approval for parcel in parcels for approval in parcel.approvals]
    if any(approval.user_id == user.pk for approval in given):
        reasons.append(_("您已经办理过这个批次的另一步，同一人不得审核两次。"))
    if any(approval.role == stage for approval in given):
        reasons.append(_("这一步已经办结。"))
    return reasons


@transaction.atomic
def approve_batch(
    batch: ImportBatch, user: User, stage: str, *, shown: str, secrecy: dict[str, Any] | None = None, comment: str = ""
) -> ImportBatch:
    """Record an approval of exactly what the person was shown.

    Args:
        stage: 保密审查 or 终审.
        shown: the hash over the whole batch that the screen showed.
        secrecy: the secrecy review's form, with the stage 保密审查.

    Raises ApprovalRefused with every reason; nothing has changed then.
    """
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    parcels = parcels_of(batch)
    reasons = reasons_not_to_approve(batch, user, stage, parcels)
    if shown != whole_hash(parcels):
        reasons.append(_("批次内容在您查看之后有变动，请刷新后再审。"))
    if stage == Stage.SECRECY:
        reasons += _about_secrecy(secrecy or {})
    if reasons:
        raise ApprovalRefused(reasons)
    for parcel in parcels:
        batch.approvals += _entries(parcel, user, stage, secrecy or {}, comment)
    batch.save(update_fields=["approvals"])
    note_approved(batch, user, stage, shown)
    return batch


def _entries(parcel: Parcel, user: User, stage: str, secrecy: dict[str, Any], comment: str) -> list[dict[str, Any]]:
    person = snapshot(user)
    entries = [_entry(parcel, person, stage, secrecy, comment)]
    if parcel.reviewer:  # what this reviewer concluded row by row stands beside the second approval
        form = {"classified": Classified.NO.value, "conclusion": Conclusion.PUBLIC.value, "basis": _("逐项审查")}
        entries.insert(0, _entry(parcel, parcel.reviewer, Stage.SECRECY, form, _("逐项审查")))
    return entries


def _entry(parcel: Parcel, person: dict[str, Any], stage: str, secrecy: dict[str, Any], comment: str) -> dict[str, Any]:
    approval = Approval(
        user_id=person["id"],
        username=person["username"],
        name=person["name"],
        role=str(stage),
        at=clock.now().isoformat(),
        approved_hash=parcel.manifest,
        is_secrecy_review=stage == Stage.SECRECY,
        comment=comment,
    )
    return {"approval": approval.snapshot(), "secrecy": secrecy if stage == Stage.SECRECY else {}}


def _units(batch: ImportBatch) -> list[int]:
    return list(batch.rows.order_by().values_list("unit_id", flat=True).distinct())


def _about_new(batch: ImportBatch, user: User, stage: str) -> list[str]:
    rows = ImportRow.objects.filter(batch=batch, superseded=False).exclude(copy_id=None)
    reasons = []
    if stage != Stage.FINAL:
        reasons.append(_("新信息须逐项作保密审查，不能整批通过。"))
    if rows.filter(conclusion="").exists():
        reasons.append(_("还有信息没有保密审查结论。"))
    if rows.filter(concluded_by__id=user.pk).exists():
        reasons.append(_("您作过其中的保密审查，须由另一人批准。"))
    return reasons


def _about_secrecy(form: dict[str, Any]) -> list[str]:
    """先审查、后公开: the form says that nothing is secret, on what grounds, and that all may be public."""
    if form.get("classified") != Classified.NO or form.get("conclusion") != Conclusion.PUBLIC:
        return [_("保密审查结论不是“公开”，请退回批次，或先把有关信息列为不公开。")]
    return [] if str(form.get("basis", "")).strip() else [_("请写明保密审查的依据。")]
