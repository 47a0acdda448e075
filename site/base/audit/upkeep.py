"""What the clock does for the trail, each minute."""

from __future__ import annotations

from datetime import datetime

from base.audit.anchors import write_anchors
from base.audit.sealing import seal


def seal_and_anchor(now: datetime) -> int:
    """Seal what is not sealed yet, then write the head down outside; return how many events and lines."""
    return seal() + write_anchors(now)
