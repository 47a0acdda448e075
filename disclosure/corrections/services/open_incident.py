"""泄密 or 隐私: the clock of 24 hours begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from base import clock
from disclosure.catalogue.models import CatalogueEntry, ReleasedContent
from disclosure.corrections import trail
from disclosure.corrections.enums import INCIDENTS
from disclosure.corrections.models import Incident, Withdrawal
from disclosure.corrections.services.tell import tell_incident
from disclosure.review.people import snapshot

if TYPE_CHECKING:
    from base.models import User


def open_incident(
    why: str, entry: CatalogueEntry, user: User | None = None, withdrawal: Withdrawal | None = None
) -> Incident:
    """Open the incident of a withdrawal or of a correction; tell those who answer for it."""
    now = clock.now()
    number = entry.pk or (withdrawal.entry_number if withdrawal else None)
    item = {
        "kind": entry.kind,
        "source_id": entry.source_id,
        "language": entry.language,
        "entry_number": number,
    }
    incident = Incident.objects.create(
        why=why,
        kind=entry.kind,
        source_id=entry.source_id,
        index_no=entry.index_no or "",
        entry_number=number,
        items=withdrawal.items if withdrawal else [item],
        unit_id=entry.unit_id,
        withdrawal=withdrawal,
        first_published_at=entry.first_published_at,
        stopped_at=withdrawal.hidden_at if withdrawal else now,
        opened_by=snapshot(user) if user else {},
        opened_at=now,
    )
    trail.note("incident", incident, user or {}, why=why)
    tell_incident(incident)
    return incident


def when_sealed(entry: CatalogueEntry, why: str, content_ids: Sequence[int]) -> None:
    """A correction sealed what was public before; for 泄密 and 隐私 that is an incident, unless one is open."""
    content = ReleasedContent.objects.get(pk=entry.content_id)
    trail.record(
        "corrections.seal",
        actor={},
        kind=entry.kind,
        object_id=entry.source_id,
        unit_id=entry.unit_id,
        content_hash=content.hash,
        data={"why": why, "contents": list(content_ids)},
    )
    known = Incident.objects.open().filter(kind=entry.kind, source_id=entry.source_id)
    if why in INCIDENTS and not known.exists():
        open_incident(why, entry)
