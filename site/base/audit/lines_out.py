"""The trail as JSON Lines: for the auditor's own tools, and to be kept elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from base.audit.actions import label_of, register_action
from base.audit.hashing import event_fields, seal_fields
from base.canonical import canonical_json
from base.models.audit import AuditEvent, AuditSeal, SealedEvent

READ_OUT = "audit.export"
register_action(READ_OUT, _("导出审计记录"))
TOGETHER = 500


def event_lines(events: QuerySet[AuditEvent]) -> Iterator[str]:
    """Yield a line for each event, oldest first, with its digest and the number of its seal."""
    rows = events.order_by("pk").iterator(chunk_size=TOGETHER)
    while group := list(islice(rows, TOGETHER)):
        seals = SealedEvent.objects.in_bulk([event.pk for event in group])
        for event in group:
            sealed = seals.get(event.pk)
            yield _line(
                "event",
                {
                    **event_fields(event),
                    "action_label": label_of(event.action),
                    "seal": sealed.seal_number if sealed else None,
                    "digest": sealed.digest if sealed else None,
                },
            )


def seal_lines(first: int = 1) -> Iterator[str]:
    """Yield a line for each seal from `first` on."""
    for seal in AuditSeal.objects.filter(number__gte=first).order_by("number").iterator(chunk_size=TOGETHER):
        yield _line("seal", {**seal_fields(seal), "hash": seal.hash})


def _line(kind: str, fields: dict[str, object]) -> str:
    plain = json.loads(canonical_json(fields))
    return json.dumps({"type": kind, **plain}, ensure_ascii=False) + "\n"
