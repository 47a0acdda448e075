"""Take the evidence off-line (保密法 art. 34: keep the records); who did it and what it hashed to is recorded."""

from __future__ import annotations

import hashlib
from typing import IO, TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from disclosure.catalogue.models import Erasure
from disclosure.corrections import trail
from disclosure.corrections.evidence import write_evidence
from disclosure.corrections.models import EvidenceExport, Incident
from disclosure.corrections.people import may_handle
from disclosure.corrections.services.handle_incident import IncidentRefused
from disclosure.review.people import snapshot

if TYPE_CHECKING:
    from base.models import User


@transaction.atomic
def export_evidence(incident: Incident, user: User) -> tuple[EvidenceExport, IO[bytes]]:
    """Return the record of an export and the open file, which is stored nowhere. Raises IncidentRefused."""
    reasons = []
    if not may_handle(user, incident.unit_id):
        reasons.append(_("只有本单位的终审人员、保密审查员和公开办可以办理。"))
    if Erasure.objects.filter(kind=incident.kind, source_id=incident.source_id).exists():
        reasons.append(_("内容已彻底删除，没有可导出的证据。"))
    if reasons:
        raise IncidentRefused(reasons)
    now = clock.now()
    file = write_evidence(incident, f"{now.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}")
    digest, size = hashlib.sha256(), 0
    while chunk := file.read(1024 * 1024):
        digest.update(chunk)
        size += len(chunk)
    file.seek(0)
    record = EvidenceExport.objects.create(
        incident=incident, by=snapshot(user), at=now, sha256=digest.hexdigest(), size=size
    )
    trail.note("evidence", incident, user, sha256=record.sha256, size=size)
    return record, file
