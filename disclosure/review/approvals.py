"""A decision as it is kept with a release or in the register."""

from __future__ import annotations

from disclosure.catalogue.approval import Approval
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM
from disclosure.review.models import Decision


def approval_of(decision: Decision) -> Approval:
    """Return the approval that a decision stands for."""
    return Approval(
        user_id=decision.user_id,
        username=decision.user["username"],
        name=decision.capacity.get("name") or decision.user["name"],  # 王五（代李四）
        role=decision.stage,
        at=decision.decided_at.isoformat(),
        approved_hash=decision.copy_hash,
        is_secrecy_review=decision.stage in STAGES_WITH_SECRECY_FORM,
        comment=decision.comment,
    )
