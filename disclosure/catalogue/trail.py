"""What a release writes into the audit trail: one event for all its items, sealed at once."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from base.audit import record, register_action, seal
from disclosure.catalogue.approval import manifest_hash
from disclosure.catalogue.models import Release
from disclosure.catalogue.prepared import Prepared

RELEASED, WAITING = "catalogue.release", "catalogue.release_waiting"
register_action(RELEASED, _("公开"))
register_action(WAITING, _("批准定时公开"))


def note_release(release: Release, items: Sequence[Prepared]) -> None:
    """Record that these items became public, and seal: nobody can take it back unseen from here on."""
    _note(RELEASED, release, items)
    seal(wait=False)


def note_waiting(release: Release, items: Sequence[Prepared]) -> None:
    """Record that a release was approved for a later moment."""
    _note(WAITING, release, items)


def _note(action: str, release: Release, items: Sequence[Prepared]) -> None:
    units = {item.facts.unit_id for item in items}
    record(
        action,
        obj=release,
        unit_id=units.pop() if len(units) == 1 else None,
        content_hash=manifest_hash([item.copy.hash for item in items]),
        data={
            "how": str(release.how),
            "count": len(items),
            "items": [f"{item.copy.kind}:{item.copy.source_id}" for item in items],
            "approvers": [approval["user_id"] for approval in release.approvals],
            "batch": release.batch_id,
        },
    )
