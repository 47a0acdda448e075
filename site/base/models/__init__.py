"""Small tables that every room above may rely on."""

from base.models.audit import AuditAnchor, AuditEvent, AuditSeal, SealedEvent
from base.models.sequence import Sequence
from base.models.user import User
from base.models.workday import WorkdayOverride

__all__ = ["AuditAnchor", "AuditEvent", "AuditSeal", "SealedEvent", "Sequence", "User", "WorkdayOverride"]
