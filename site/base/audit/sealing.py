"""Seal events into the chain. One sealer at a time, so that the chain cannot fork."""

from __future__ import annotations

from django.db import connections, router, transaction
from django.db.models import Exists, OuterRef, QuerySet

from base import clock
from base.audit.hashing import BEGINNING, digest_of, hash_of_events, hash_of_seal
from base.models.audit import AuditEvent, AuditSeal, SealedEvent

BATCH = 1000  # events a seal: verification never holds more
# How far behind the newest sealed event a transaction that is still open may have taken its number. What commits
# later still is sealed with the day's first seal, which looks at everything.
LATE = 10_000
_LOCK = 0x61756469  # "audi"


def unsealed(after: int = 0) -> QuerySet[AuditEvent]:
    """Return the events without a seal whose numbers are above `after`, oldest first."""
    sealed = SealedEvent.objects.filter(event_id=OuterRef("pk"))
    return AuditEvent.objects.filter(~Exists(sealed), pk__gt=after).order_by("pk")


def head() -> AuditSeal | None:
    """Return the newest seal."""
    return AuditSeal.objects.order_by("-number").first()


def seal(*, wait: bool = True) -> int:
    """Seal all events that this transaction can see; return how many.

    Args:
        wait: for another sealer. A release does not, because it holds rows that the other may need: it then
            seals right after its own COMMIT.
    """
    with transaction.atomic():
        if not _lock(wait):
            transaction.on_commit(seal)
            return 0
        count = 0
        while sealed := _seal_batch():
            count += sealed
            if sealed < BATCH:
                break
        return count


def _lock(wait: bool) -> bool:
    """SQLite's transactions begin IMMEDIATE (settings): there is only one writer. PostgreSQL needs a lock of ours."""
    connection = connections[router.db_for_write(AuditSeal)]
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        if wait:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            return True
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        return bool(cursor.fetchone()[0])


def _seal_batch() -> int:
    last, now = head(), clock.now()
    first_of_day = last is None or clock.day_of(last.sealed_at) != clock.day_of(now)
    after = 0 if last is None or first_of_day else last.last_event - LATE
    events = list(unsealed(after)[:BATCH])
    if not events:
        return 0
    digests = [digest_of(event) for event in events]
    made = AuditSeal(
        number=last.number + 1 if last else 1,
        previous_hash=last.hash if last else BEGINNING,
        first_event=events[0].pk,
        last_event=events[-1].pk,
        count=len(events),
        events_hash=hash_of_events(digests),
        sealed_at=now,
    )
    made.hash = hash_of_seal(made)
    made.save(force_insert=True)
    SealedEvent.objects.bulk_create(
        [
            SealedEvent(event_id=event.pk, seal_number=made.number, digest=digest)
            for event, digest in zip(events, digests, strict=True)
        ]
    )
    return len(events)
