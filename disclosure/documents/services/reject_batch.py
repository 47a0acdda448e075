"""Send a batch back: nothing of what is not yet public goes out, and its lines may be imported anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from disclosure.documents.models import ImportBatch
from disclosure.documents.services.approve_batch import ApprovalRefused, reasons_not_to_touch
from disclosure.documents.trail import note_rejected
from disclosure.review.enums import Stage
from disclosure.review.people import snapshot

if TYPE_CHECKING:
    from base.models import User


@transaction.atomic
def reject_batch(batch: ImportBatch, user: User, reason: str) -> ImportBatch:
    """Send a batch back with a reason. Raises ApprovalRefused when this person may not."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    by_stage = [reasons_not_to_touch(batch, user, stage) for stage in (Stage.SECRECY, Stage.FINAL)]
    reasons = [] if not all(by_stage) else by_stage[-1]
    if not reason.strip():
        reasons.append(_("退回须写明理由。"))
    if reasons:
        raise ApprovalRefused(reasons)
    batch.rejected = {**snapshot(user), "at": clock.now().isoformat(), "reason": reason.strip()}
    batch.save(update_fields=["rejected"])
    note_rejected(batch, user)
    return batch
