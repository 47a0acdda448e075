"""Name, contact and attachments go: at the person's word, or N days after closing (GONGKAI_OBJECTION_CONTACT_DAYS)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from base import clock
from base.clock import day_of
from disclosure.objections import trail
from disclosure.objections.enums import Act
from disclosure.objections.models import ActRecord, Objection


@transaction.atomic
def erase_contact(objection: Objection, why: str) -> None:
    """Erase what leads to the person. Files go with it once the objection is closed: until then they are evidence.

    Args:
        why: `person` or `time`, for the trail.
    """
    row = Objection.objects.select_for_update().get(pk=objection.pk)
    files = 0 if row.is_open else row.attachments.all().delete()[0]
    if row.contact_erased_at and not files:
        return
    row.sealed_contact, row.has_email, row.contact_erased_at = "", False, clock.now()
    row.save(update_fields=["sealed_contact", "has_email", "contact_erased_at"])
    ActRecord.objects.create(objection=row, act=Act.ERASE_CONTACT, at=clock.now())
    trail.note_public("erase_contact", row, why=why, files=files)


def erase_contacts_due(now: datetime) -> int:
    """The tick."""
    due = list(Objection.objects.with_contact_past_its_time(day_of(now)))
    for objection in due:
        erase_contact(objection, why="time")
    return len(due)
