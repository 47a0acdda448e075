"""The rows that an approver reads before approving a migration as a whole."""

from __future__ import annotations

import random

from disclosure.documents.models import ImportBatch, ImportRow

SIZE = 20


def sample_of(batch: ImportBatch) -> list[ImportRow]:
    """Return 20 rows at random, the same at every visit: the seed is drawn when staging is over, so that
    whoever staged the batch cannot choose what is read."""
    rows = ImportRow.objects.filter(batch=batch, superseded=False).exclude(copy_id=None)
    numbers = list(rows.order_by("line").values_list("pk", flat=True))
    chosen = random.Random(batch.sample_seed).sample(numbers, min(SIZE, len(numbers)))  # noqa: S311  a sample, no secret
    return list(rows.filter(pk__in=chosen).order_by("line"))
