"""How the review room forgets an erased item: who decided what and when stays, the words go."""

from __future__ import annotations

from django.db.models import Q

from disclosure.catalogue.erasing import BLANK, Target
from disclosure.catalogue.models import ReleaseCancellation
from disclosure.catalogue.models.append_only import erase_rows
from disclosure.review.models import Assignment, Decision, Reassessment, UndisclosedDocument


def forget(target: Target) -> int:
    """Empty comments, secrecy forms and questions of its decisions, and what the register says of it."""
    gone = 0
    for decision in Decision.objects.filter(copy_id__in=target.copy_ids):
        kept = {name: value for name, value in decision.secrecy.items() if name in ("classified", "conclusion")}
        gone += erase_rows(Decision.objects.filter(pk=decision.pk), comment="", answers=[], points=[], secrecy=kept)
    gone += erase_rows(ReleaseCancellation.objects.filter(item__copy_id__in=target.copy_ids), reason=BLANK)
    register = UndisclosedDocument.objects.filter(
        Q(kind=target.kind, source_id=target.source_id) | Q(copy_id__in=target.copy_ids)
    )
    gone += erase_rows(Reassessment.objects.filter(document__in=register), reason=BLANK)
    gone += register.update(title=BLANK, doc_no="", note="", approvals=[])
    steps = Decision.objects.filter(copy_id__in=target.copy_ids).values("task_state_id")
    return gone + erase_rows(Assignment.objects.filter(task_state_id__in=steps), reason=BLANK)
