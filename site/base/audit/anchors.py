"""Where the head of the chain is written down outside the database. Rooms and installations register targets."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Protocol

from base.audit.sealing import head
from base.models.audit import AuditAnchor, AuditSeal

logger = logging.getLogger(__name__)


class AnchorTarget(Protocol):
    """A place that the database's keeper does not keep."""

    def is_due(self, newest: AuditSeal, last: AuditAnchor | None, now: datetime) -> bool:
        """Return whether the newest seal is to be written down now; `last` is what this target wrote before."""

    def write(self, newest: AuditSeal) -> None:
        """Write the seal down. Whatever it raises is logged, and tried again at the next tick."""


_targets: dict[str, AnchorTarget] = {}


def register_anchor(name: str, target: AnchorTarget) -> None:
    """Add a target under a name; registering the name again replaces it. Call from `AppConfig.ready()`."""
    _targets[name] = target


def write_anchors(now: datetime) -> int:
    """Write the newest seal down wherever it is due; return at how many targets. A failure stops no other.

    Outside of a transaction: no writer waits for a disk or a mail server. Two at once write a line twice, which
    says the same.
    """
    newest = head()
    return sum(_write(name, target, newest, now) for name, target in list(_targets.items())) if newest else 0


def _write(name: str, target: AnchorTarget, newest: AuditSeal, now: datetime) -> bool:
    last = AuditAnchor.objects.filter(target=name).order_by("-seal_number").first()
    if last is not None and last.seal_number >= newest.number:
        return False
    try:
        if not target.is_due(newest, last, now):
            return False
        target.write(newest)
    except Exception:
        logger.exception("%s", name)
        return False
    anchor = AuditAnchor(target=name, seal_number=newest.number, hash=newest.hash, at=now)
    AuditAnchor.objects.bulk_create([anchor], ignore_conflicts=True)
    return True
