"""The audit trail: `record` what was done; `seal` it into a chain that shows tampering (docs/audit.md)."""

from base.audit.actions import UnknownAction, label_of, register_action
from base.audit.actor import register_address
from base.audit.anchors import register_anchor
from base.audit.data import ContentInTrail
from base.audit.names import register_units
from base.audit.recording import record
from base.audit.sealing import seal
from base.audit.watching import watch

__all__ = [
    "ContentInTrail",
    "UnknownAction",
    "label_of",
    "record",
    "register_action",
    "register_address",
    "register_anchor",
    "register_units",
    "seal",
    "watch",
]
