"""How an import forgets an erased item. That a line came, when and with what hash, stays."""

from __future__ import annotations

from django.db.models import Q

from disclosure.catalogue.erasing import BLANK, Target
from disclosure.documents.importing.given import without_words
from disclosure.documents.models import ImportBatch, ImportProblem, ImportRow


def forget(target: Target) -> int:
    """Empty the title, warnings and problems of its lines, and the words said about their batches."""
    rows = ImportRow.objects.filter(Q(copy_id__in=target.copy_ids) | Q(page_id=target.source_id))
    lines = list(rows.values_list("batch_id", "external_id"))
    problems = Q(pk__in=[])
    for number, external_id in lines:
        problems |= Q(batch=number, external_id=external_id)
    gone = ImportProblem.objects.filter(problems).update(reason=BLANK)
    gone += rows.update(title=BLANK, source="", warnings=[], problem="")
    for batch in ImportBatch.objects.filter(pk__in={number for number, _ in lines}):
        batch.approvals = without_words(batch.approvals)
        batch.counts = {**batch.counts, "warnings": []}
        batch.rejected = {**batch.rejected, "reason": BLANK} if batch.rejected else batch.rejected
        batch.save(update_fields=["approvals", "counts", "rejected"])
    return gone
