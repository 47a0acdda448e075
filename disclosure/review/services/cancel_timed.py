"""取消定时公开: somebody who takes the last step stops what was approved for a later moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from base import clock
from base.audit import record, register_action
from base.refusal import Refusal
from disclosure.catalogue.models import Release, ReleaseCancellation, ReleaseItem
from disclosure.catalogue.prepared import prepare
from disclosure.catalogue.services.release_due import waiting_items
from disclosure.review.enums import Stage
from disclosure.review.people import may_act, snapshot
from disclosure.review.scope import unit_of

if TYPE_CHECKING:
    from base.models import User

CANCEL = "review.cancel_timed"
register_action(CANCEL, lazy("取消定时公开"))


class CancellationRefused(Refusal):
    """Raised when a timed release may not be cancelled so."""


def reasons_not_to_cancel(item: ReleaseItem, user: User, reason: str | None = None) -> list[str]:
    """Return why this person may not stop this item, for this reason if one is given."""
    if not waiting_items().filter(pk=item.pk).exists():
        return [_("这条信息已经公开、已被取代或已取消。")]
    reasons = []
    if not may_act(user, Stage.FINAL, unit_of(prepare([item.copy])[0])):
        reasons.append(_("只有该单位的终审人员可以取消定时公开。"))
    if reason is not None and not reason.strip():
        reasons.append(_("请写明取消的理由。"))
    return reasons


@transaction.atomic
def cancel_timed(item: ReleaseItem, user: User, reason: str) -> ReleaseCancellation:
    """Stop one item of a timed release. Its draft stays with the editors; only a new chain lets it out.

    Raises CancellationRefused with every reason; nothing has changed then.
    """
    # The clock takes the same lock, so an item is either let out or cancelled.
    Release.objects.select_for_update().get(pk=item.release_id)
    reasons = reasons_not_to_cancel(item, user, reason)
    if reasons:
        raise CancellationRefused(reasons)
    copy = item.copy
    record(
        CANCEL,
        actor=user,
        kind=copy.kind,
        object_id=copy.source_id,
        unit_id=unit_of(prepare([copy])[0]),
        content_hash=copy.hash,
        data={"copy": copy.pk, "release": item.release_id},
    )
    return ReleaseCancellation.objects.create(
        item=item, reason=reason.strip(), cancelled_by=snapshot(user), cancelled_at=clock.now()
    )
