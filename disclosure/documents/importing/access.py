"""Who may see the import screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from disclosure.documents.models import ImportBatch
from disclosure.review.enums import Stage
from disclosure.review.people import stages_of

if TYPE_CHECKING:
    from base.models import User

STAGES = (Stage.SECRECY, Stage.FINAL)


def batches_for(user: User) -> QuerySet[ImportBatch]:
    """Return the batches that a person may see: all for those who review for every unit, else those of their
    units, and what they staged themselves."""
    everything = ImportBatch.objects.select_related("staged_by")
    units = {unit for stage, unit in stages_of(user) if stage in STAGES}
    if user.is_superuser or None in units:
        return everything
    own = everything.filter(staged_by=user)
    return (own | everything.filter(rows__unit_id__in=list(map(int, filter(None, units))))).distinct() if units else own


def may_see_imports(user: User) -> bool:
    return user.is_superuser or any(stage in STAGES for stage, _ in stages_of(user)) or batches_for(user).exists()
