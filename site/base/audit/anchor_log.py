"""The anchor log: a file that is only ever appended to, best on a disk or a host that others keep."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from django.conf import settings

from base import clock
from base.audit.anchor_lines import line_of
from base.models.audit import AuditAnchor, AuditSeal


def log_path() -> Path:
    """Return where the log is: `GONGKAI_AUDIT_LOG`, else a folder of its own beside the data."""
    return Path(settings.GONGKAI_AUDIT_LOG or Path(settings.VAR_DIR) / "audit" / "anchors.log")


class AnchorLog:
    """Every new head of the chain, at every tick."""

    def is_due(self, newest: AuditSeal, last: AuditAnchor | None, now: datetime) -> bool:
        return True

    def write(self, newest: AuditSeal) -> None:
        """Append a line and wait until it is on the disk. Raises OSError."""
        path = log_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
        try:
            os.write(descriptor, f"{line_of(newest, clock.now())}\n".encode())
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
