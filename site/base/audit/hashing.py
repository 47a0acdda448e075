"""What is hashed, in which form. Changing this breaks every chain there is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from base.canonical import canonical_json, sha256_of
from base.models.audit import AuditEvent, AuditSeal

BEGINNING = "0" * 64  # stands for the seal before the first
_EVENT = (
    "id", "action", "at", "actor", "actor_id", "kind", "object_id", "unit_id", "content_hash", "data", "address",
)  # fmt: skip
_SEAL = ("number", "previous_hash", "first_event", "last_event", "count", "events_hash", "sealed_at")


def event_fields(event: AuditEvent) -> dict[str, object]:
    """Return everything an event says."""
    return {name: getattr(event, name) for name in _EVENT}


def seal_fields(seal: AuditSeal) -> dict[str, object]:
    """Return everything a seal says, but its own hash."""
    return {name: getattr(seal, name) for name in _SEAL}


def digest_of(event: AuditEvent) -> str:
    """Return the digest of an event."""
    return sha256_of(canonical_json(event_fields(event)))


def hash_of_events(digests: Iterable[str]) -> str:
    """Return one hash over the digests of a seal's events, in the order of their numbers."""
    running = hashlib.sha256()
    for digest in digests:
        running.update(f"{digest}\n".encode())
    return running.hexdigest()


def hash_of_seal(seal: AuditSeal) -> str:
    """Return the hash of a seal; it covers the events and the seal before."""
    return sha256_of(canonical_json(seal_fields(seal)))
