"""What an import writes into the audit trail: the batch, by the hash of its file; never its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from base.audit import record, register_action
from disclosure.documents.models import ImportBatch, ImportRow

if TYPE_CHECKING:
    from base.models import User

STAGED, APPROVED, REJECTED, CONCLUDED = "import.stage", "import.approve", "import.reject", "import.conclude"
REFUSED = "import.refuse"
register_action(STAGED, _("导入待审"))
register_action(APPROVED, _("审核导入批次"))
register_action(REJECTED, _("退回导入批次"))
register_action(REFUSED, _("导入批次审核意见有误，未公开"))
register_action(CONCLUDED, _("导入信息逐项保密审查"))

COUNTS = ("lines", "added", "corrected", "drafts", "unchanged", "problems")


def note_staged(batch: ImportBatch) -> None:
    counts = {name: batch.counts.get(name, 0) for name in COUNTS}
    _note(STAGED, batch, batch.staged_by, batch.file_hash, {"kind": str(batch.kind), **counts})


def note_approved(batch: ImportBatch, user: User, stage: str, shown: str) -> None:
    """`shown` is the hash over the whole batch that the person approved."""
    _note(APPROVED, batch, user, shown, {"stage": str(stage)})


def note_rejected(batch: ImportBatch, user: User) -> None:
    _note(REJECTED, batch, user, batch.file_hash, {})


def note_refused(batch: ImportBatch) -> None:
    """Nobody's act: the clock, or whoever pressed the button, found approvals that cannot be read."""
    _note(REFUSED, batch, None, batch.file_hash, {})


def note_concluded(row: ImportRow, user: User, conclusion: str) -> None:
    data = {"batch": row.batch_id, "copy": row.copy_id, "conclusion": str(conclusion)}
    record(CONCLUDED, actor=user, obj=row, unit_id=row.unit_id, content_hash=row.copy_hash, data=data)


def _note(action: str, batch: ImportBatch, user: User | None, content_hash: str, data: dict[str, Any]) -> None:
    record(action, actor=user, obj=batch, content_hash=content_hash, data=data)
