"""Prove the chain, or say what does not fit: an event that was changed, is missing or was slipped in; a seal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from base import clock
from base.audit import triggers
from base.audit.hashing import BEGINNING, digest_of, hash_of_events, hash_of_seal
from base.audit.sealing import unsealed
from base.models.audit import AuditEvent, AuditSeal, SealedEvent

Progress = Callable[[int], object]

TOGETHER = 2000  # events in memory
LONG = timedelta(hours=1)  # no transaction is open so long; the clock seals each minute


def check_triggers() -> Iterator[str]:
    """Yield each trigger that the database lacks."""
    for name in triggers.missing(connection):
        yield _("数据库缺少触发器 %(name)s：审计表不再受保护。") % {"name": name}


def check_chain(progress: Progress = lambda done: None) -> Iterator[str]:
    """Yield whatever does not fit from the first seal to the last; `progress` counts events."""
    before: AuditSeal | None = None
    for seals in _groups():
        members = _members(seals)
        for seal in seals:
            yield from _check_link(seal, before)
            yield from _check_events(seal, before, members.get(seal.number, []))
            progress(seal.count)
            before = seal


def check_rest() -> Iterator[str]:
    """Yield what stands outside the chain and should not."""
    oldest = unsealed().first()
    if oldest is not None and oldest.at < clock.now() - LONG:
        yield _("记录 %(id)d 已逾一小时未封存：定时任务未运行，或记录是补插的。") % {"id": oldest.pk}
    known = AuditSeal.objects.filter(number=OuterRef("seal_number"))
    for row in SealedEvent.objects.filter(~Exists(known)).iterator():
        yield _("记录 %(id)d 称属封存 %(seal)d，但该封存不存在。") % {"id": row.event_id, "seal": row.seal_number}


def _groups() -> Iterator[list[AuditSeal]]:
    """Seals in order, as many together as hold about 2,000 events."""
    group: list[AuditSeal] = []
    for seal in AuditSeal.objects.order_by("number").iterator(chunk_size=500):
        group.append(seal)
        if len(group) == 500 or sum(each.count for each in group) >= TOGETHER:
            yield group
            group = []
    if group:
        yield group


def _members(seals: Sequence[AuditSeal]) -> dict[int, list[tuple[SealedEvent, AuditEvent | None]]]:
    rows = SealedEvent.objects.filter(seal_number__range=(seals[0].number, seals[-1].number)).order_by("event_id")
    listed = list(rows)
    events: dict[int, AuditEvent] = {}
    for start in range(0, len(listed), 500):
        events |= AuditEvent.objects.in_bulk([row.event_id for row in listed[start : start + 500]])
    members: dict[int, list[tuple[SealedEvent, AuditEvent | None]]] = {}
    for row in listed:
        members.setdefault(row.seal_number, []).append((row, events.get(row.event_id)))
    return members


def _check_link(seal: AuditSeal, before: AuditSeal | None) -> Iterator[str]:
    named = {"seal": seal.number}
    if seal.number != (before.number + 1 if before else 1):
        yield _("封存 %(seal)d 之前缺少封存。") % named
    if seal.previous_hash != (before.hash if before else BEGINNING):
        yield _("封存 %(seal)d 不接前一封存的摘要。") % named
    if seal.hash != hash_of_seal(seal):
        yield _("封存 %(seal)d 被改动：摘要不符。") % named


def _check_events(
    seal: AuditSeal, before: AuditSeal | None, members: list[tuple[SealedEvent, AuditEvent | None]]
) -> Iterator[str]:
    named = {"seal": seal.number, "count": seal.count, "found": len(members)}
    for row, event in members:
        numbers = {"id": row.event_id, "seal": seal.number}
        if event is None:
            yield _("封存 %(seal)d 的记录 %(id)d 不见了。") % numbers
        elif digest_of(event) != row.digest:
            yield _("封存 %(seal)d 的记录 %(id)d 被改动：摘要不符。") % numbers
        elif before is not None and event.at < before.sealed_at - LONG:
            yield _("封存 %(seal)d 的记录 %(id)d 早于前一封存一小时以上：可能是补插的。") % numbers
    if len(members) != seal.count or not members:
        yield _("封存 %(seal)d 应有 %(count)d 条记录，实有 %(found)d 条。") % named
    if hash_of_events(row.digest for row, _event in members) != seal.events_hash:
        yield _("封存 %(seal)d 的记录摘要与封存不符。") % named
