"""Release an approved batch in chunks, each a transaction of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from base import clock
from disclosure.catalogue.clockwork import one_by_one
from disclosure.catalogue.enums import ReleaseKind
from disclosure.catalogue.models import ReleaseItem, ReviewCopy
from disclosure.catalogue.services.release import CHUNK, ReleaseRefused, release_items
from disclosure.documents.enums import BatchKind
from disclosure.documents.importing.memory import bulk_objects
from disclosure.documents.importing.parcels import Parcel, parcels_of, reasons_not_to_read
from disclosure.documents.models import ImportBatch, ImportRow
from disclosure.documents.trail import note_refused

logger = logging.getLogger(__name__)

MANY = 1000  # after so many new rows the database should look at its tables again
REFUSALS = (ReleaseRefused, LookupError, ValueError, IntegrityError)


@dataclass
class Released:
    """What a run let out, and what it could not, with the reasons."""

    count: int = 0
    refused: dict[int, str] = field(default_factory=dict)


def release_batch(
    batch: ImportBatch, *, most_chunks: int | None = None, progress: Callable[[int], None] = lambda done: None
) -> Released:
    """Let out what is approved and not yet public, at most 200 items a transaction.

    May be stopped and started again at any time: what is public stays public, the rest follows. An item that
    the door refuses is noted with its row and does not hold up the others.

    Args:
        most_chunks: stop after so many, so that a request stays short.
        progress: called with the number of items of each chunk.
    """
    outcome = Released()
    if reasons := reasons_not_to_read(batch):
        _refuse(batch, reasons)
        return outcome
    chunks = 0
    for parcel in parcels_of(batch):
        if batch.rejected or not parcel.is_approved:
            continue
        for ids in _chunks(_waiting(parcel)):
            if chunks == most_chunks:
                return outcome
            _release(parcel, ids, outcome)
            chunks += 1
            progress(len(ids))
    _close(batch)
    if outcome.count >= MANY:
        _analyse()
    return outcome


def waiting_count(batch: ImportBatch) -> int:
    """Return how many approved items are not public yet."""
    if batch.rejected:
        return 0
    return sum(len(_waiting(parcel)) for parcel in parcels_of(batch) if parcel.is_approved)


def released_count(batch: ImportBatch) -> int:
    return ReleaseItem.objects.filter(release__batch_id=batch.pk).count()


def release_waiting_batches() -> int:
    """Go on with every approved batch; idempotent, for the clock to call. Returns how many items went out.

    Raises Unfinished where a batch failed; the others went out all the same, and the next tick tries again.
    """
    unfinished = ImportBatch.objects.filter(rejected={}, closed_at=None).exclude(finished_at=None).exclude(approvals=[])
    numbers = list(unfinished.order_by("pk").values_list("pk", flat=True))
    return one_by_one(numbers, _go_on, _("批量公开未完成：批次 %(numbers)s。"))


def _go_on(number: int) -> int:
    return release_batch(ImportBatch.objects.get(pk=number)).count


def _refuse(batch: ImportBatch, reasons: list[str]) -> None:
    """Said and recorded once: trying again every minute would change nothing."""
    with transaction.atomic():
        if not ImportBatch.objects.filter(pk=batch.pk, closed_at=None).update(closed_at=clock.now()):
            return
        note_refused(batch)
    logger.error("import batch %s: %s", batch.pk, "；".join(reasons))


def _close(batch: ImportBatch) -> None:
    """Everything was tried: the clock need not come back. What was refused is tried again by hand."""
    parcels = parcels_of(batch)
    if parcels and all(parcel.is_approved for parcel in parcels):
        ImportBatch.objects.filter(pk=batch.pk, closed_at=None).update(closed_at=clock.now())


def _waiting(parcel: Parcel) -> list[int]:
    gone = set(ReleaseItem.objects.filter(release__batch_id=parcel.batch.pk).values_list("copy_id", flat=True))
    return [copy_id for copy_id in parcel.copy_ids if copy_id not in gone]


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def _release(parcel: Parcel, ids: Sequence[int], outcome: Released) -> None:
    """Release a chunk; where the door refuses it, its halves, down to the item that is the reason."""
    try:
        with bulk_objects():
            outcome.count += _release_together(parcel, ids)
    except REFUSALS as refusal:
        if len(ids) > 1:
            _release(parcel, ids[: len(ids) // 2], outcome)
            _release(parcel, ids[len(ids) // 2 :], outcome)
            return
        outcome.refused[ids[0]] = reason = _sentence(refusal)
        ImportRow.objects.filter(batch=parcel.batch, copy_id=ids[0]).update(problem=reason)


@transaction.atomic
def _release_together(parcel: Parcel, ids: Sequence[int]) -> int:
    """Runs that meet take turns at the batch; whoever comes second finds the chunk gone."""
    ImportBatch.objects.select_for_update().get(pk=parcel.batch.pk)
    gone = set(ReleaseItem.objects.filter(copy_id__in=ids).values_list("copy_id", flat=True))
    copies = ReviewCopy.objects.in_bulk([number for number in ids if number not in gone])
    if not copies:
        return 0
    batch = parcel.batch
    release_items(
        [copies[number] for number in ids if number in copies],
        how=ReleaseKind.MIGRATION if batch.kind == BatchKind.MIGRATION else ReleaseKind.BATCH,
        approvals=parcel.approvals,
        secrecy=parcel.secrecy,
        manifest=parcel.hashes,
        reason="；".join(dict.fromkeys(approval.comment for approval in parcel.approvals if approval.comment)),
        batch_id=batch.pk,
    )
    ImportRow.objects.filter(batch=batch, copy_id__in=ids).exclude(problem="").update(problem="")
    return len(copies)


def _sentence(refusal: Exception) -> str:
    if isinstance(refusal, IntegrityError):
        return _("与已公开的信息冲突（索引号或地址重复）。")
    return str(refusal)


def _analyse() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
