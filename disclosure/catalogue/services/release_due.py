"""定时公开: approved releases whose moment has come. Late at worst, never early."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from disclosure.catalogue import vetoes
from disclosure.catalogue.clockwork import one_by_one
from disclosure.catalogue.models import Release, ReleasedContent, ReleaseItem, Tombstone
from disclosure.catalogue.prepared import prepare
from disclosure.catalogue.services.let_out import let_out
from disclosure.catalogue.services.release import ReleaseRefused, reasons_about_copy
from disclosure.catalogue.trail import note_release

logger = logging.getLogger(__name__)


class Held(ReleaseRefused):
    """Raised where a room that knows more holds an item back; names no title, which may be the secret."""


def release_due(now: datetime) -> int:
    """Let out what is due; return the number of releases. What somebody must settle first (a case of secrecy, a
    finding of the content check) is held, which is no failure, and looked at again by the next tick.

    Raises Unfinished where a release was refused or failed. The others went out all the same, and the next
    tick tries again.
    """
    waiting = waiting_items().filter(release__due_at__lte=now).order_by("release__due_at", "release_id")
    numbers = list(dict.fromkeys(waiting.values_list("release_id", flat=True)))
    return one_by_one(
        numbers, lambda number: _let_out_or_hold(number, now), _("定时公开未完成：公开决定 %(numbers)s。")
    )


def waiting_items() -> QuerySet[ReleaseItem]:
    """Return what is approved and still to come out: not what was cancelled, nor what a newer approval or a
    withdrawal has overtaken."""
    newer = ReleaseItem.objects.filter(
        copy__kind=OuterRef("copy__kind"), copy__source_id=OuterRef("copy__source_id"), pk__gt=OuterRef("pk")
    )
    taken_back = Tombstone.objects.filter(
        kind=OuterRef("copy__kind"),
        source_id=OuterRef("copy__source_id"),
        withdrawn_at__gte=OuterRef("release__approved_at"),
    )
    pending = ReleaseItem.objects.filter(released=None, cancellation=None)
    return pending.exclude(Exists(newer)).exclude(Exists(taken_back))


def _let_out_or_hold(number: int, now: datetime) -> int:
    try:
        return _let_out_if_waiting(number, now)
    except Held as held:
        logger.warning("release %s is held: %s", number, held)
        return 0


@transaction.atomic
def _let_out_if_waiting(number: int, now: datetime) -> int:
    """Let one release out, unless another tick is at it or was faster."""
    release = Release.objects.select_for_update(skip_locked=True).filter(pk=number).first()
    if release is None or ReleasedContent.objects.filter(item__release=release).exists():
        return 0
    members = waiting_items().filter(release=release).select_related("copy").order_by("pk")
    items = prepare(member.copy for member in members)
    broken = [
        f"{item.copy.kind} {item.copy.source_id}：{reason}"
        for item in items
        for reason in reasons_about_copy(item, frozenset([item.copy.hash]))
    ]
    if broken:
        raise ReleaseRefused(broken)
    if held := vetoes.held([item.copy for item in items]):
        raise Held([reason for _copy, reason in held])
    let_out(release, items, now)
    note_release(release, items)
    return 1
