"""涉密或疑似涉密: the draft locks at once (rule R5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from wagtail.models import LockableMixin, TaskState

from base import clock
from base.audit import record
from disclosure.catalogue import kinds, vetoes
from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import prepare
from disclosure.review.covering import cover
from disclosure.review.models import SecrecyCase
from disclosure.review.people import snapshot
from disclosure.review.scope import unit_of

if TYPE_CHECKING:
    from base.models import User

MARK = "secrecy"


def lock_secret(copy: ReviewCopy, task_state: TaskState, user: User) -> SecrecyCase:
    """Stop the chain and lock the draft for everybody.

    保密法 art. 31(3): a non-classified system may neither store nor process a state secret. Case number, unit
    and time remain; no title, text or file enters any register.
    """
    task_state.workflow_state.cancel(user=user)
    return lock_draft(copy, user)


def is_secret(kind: str, source_id: int) -> bool:
    """Return whether a case is open about a draft: nobody edits, copies or submits it any more."""
    return SecrecyCase.objects.locking().about(kind, source_id).exists()


@vetoes.on_release
def hold_secrets(copies: Sequence[ReviewCopy]) -> dict[int, str]:
    """What was approved earlier and waits for its day must not come out after a case was opened."""
    found = SecrecyCase.objects.locking().filter(source_id__in=[copy.source_id for copy in copies])
    secret = set(found.values_list("kind", "source_id"))
    return {copy.pk: _("草稿已因涉密情况锁定。") for copy in copies if (copy.kind, copy.source_id) in secret}


def lock_draft(copy: ReviewCopy, user: User) -> SecrecyCase:
    """Lock the draft behind a copy and open a case, where no chain runs (an import)."""
    model: Any = kinds.get(copy.kind).model
    fields: dict[str, Any] = {"locked": True, "locked_at": clock.now(), "locked_by": None}
    if issubclass(model, LockableMixin):
        model.objects.filter(pk=copy.source_id).update(**fields)
    if hasattr(model, "locked_by_rule"):
        model.objects.filter(pk=copy.source_id).update(locked_by_rule=MARK)
    case = SecrecyCase.objects.create(
        unit_id=unit_of(prepare([copy])[0]),
        kind=copy.kind,
        source_id=copy.source_id,
        opened_by=snapshot(user),
        opened_at=clock.now(),
    )
    cover(case)
    record("review.case", actor=user, obj=case)  # and no hash: a short text could be guessed from it
    return case
