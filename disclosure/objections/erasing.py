"""An erased item is forgotten here too: what was written about it may quote it."""

from __future__ import annotations

from django.db.models import Q

from disclosure.catalogue.erasing import BLANK, Target
from disclosure.objections.models import ActRecord, AddedWord, Attachment, Objection

TELLING = 6  # a shorter title is in many a sentence that has nothing to do with the item


def forget_objections(target: Target) -> int:
    """Blank words, replies, notes and files of every objection about the item; number, state and contact stay."""
    wanted = Q(item_kind=target.kind, source_id=target.source_id)
    for title in target.titles:
        if len(title) >= TELLING:
            wanted |= Q(text__contains=title) | Q(reply__contains=title)
    about = Objection.objects.filter(wanted)
    numbers = list(about.values_list("pk", flat=True))
    rows = Objection.objects.filter(pk__in=numbers)
    count = rows.exclude(text=BLANK).update(text=BLANK)
    rows.exclude(reply="").update(reply=BLANK)
    AddedWord.objects.filter(objection__in=numbers).update(text=BLANK)
    ActRecord.objects.filter(objection__in=numbers).exclude(words="").update(words=BLANK)
    return count + Attachment.objects.filter(objection__in=numbers).delete()[0]
