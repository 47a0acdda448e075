"""An earlier copy that was approved for a later moment does not come out against what is concluded now."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from base import clock
from disclosure.catalogue.models import ReleaseCancellation
from disclosure.catalogue.prepared import Prepared
from disclosure.catalogue.services.release_due import waiting_items


def stop_waiting(item: Prepared, person: dict[str, Any], conclusion: str) -> int:
    """Cancel every timed release of this item and return how many. A later approval gives it another moment.

    Args:
        person: the snapshot of whoever decided.
        conclusion: what was decided, in a word.
    """
    waiting = list(waiting_items().filter(copy__kind=item.copy.kind, copy__source_id=item.copy.source_id))
    reason = _("后来的送审稿结论为“%(conclusion)s”。") % {"conclusion": conclusion}
    for each in waiting:
        ReleaseCancellation.objects.create(item=each, reason=reason, cancelled_by=person, cancelled_at=clock.now())
    return len(waiting)
