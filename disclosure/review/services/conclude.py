"""The end of a chain: release the copy that was read, or register why it is not disclosed."""

from __future__ import annotations

import logging
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from base.storage import HashMismatch
from disclosure.catalogue.enums import Openness, ReleaseKind
from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import prepare
from disclosure.catalogue.services.release import ReleaseRefused, release_items
from disclosure.review.approvals import approval_of
from disclosure.review.counting import counting_approvals, stages_of_copy
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM
from disclosure.review.services.not_disclosed import register_as_proposed

logger = logging.getLogger(__name__)


def conclude(state: WorkflowState) -> None:
    """Let the reviewed copy out, or enter it in the register of undisclosed documents.

    Raises ReleaseRefused when the steps taken are not the steps that were agreed at submission.
    """
    copy = ReviewCopy.objects.filter(workflow_state_id=state.pk).latest("id")
    decisions = counting_approvals(copy)
    if [decision.stage for decision in decisions] != stages_of_copy(copy):
        raise ReleaseRefused([_("审核步骤与送审时确定的不一致，请重新送审。")])
    approvals = [approval_of(decision) for decision in decisions]
    item = prepare([copy])[0]
    if item.facts.openness != Openness.ACTIVE:
        register_as_proposed(item, approvals)
        return
    secrecy: dict[str, Any] = next((d.secrecy for d in decisions if d.stage in STAGES_WITH_SECRECY_FORM), {})
    try:
        release_items([copy], how=ReleaseKind.CHAIN, approvals=approvals, secrecy=secrecy, due_at=item.facts.due_at)
    except (LookupError, ValueError, HashMismatch) as error:
        # The draft is gone or cannot take the content back, or a frozen file was exchanged.
        logger.exception("review copy %s", copy.pk)
        raise ReleaseRefused([str(error)]) from error
