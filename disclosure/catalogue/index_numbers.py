"""索引号: allocated in the release's transaction, never given twice, never changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from base.clock import SHANGHAI
from base.services.sequence import take
from disclosure.catalogue import shell
from disclosure.catalogue.models import CatalogueEntry, Tombstone
from disclosure.catalogue.prepared import Prepared

GENRE_CLASS = "ZK"  # 综合类; the class letters of the model district


def allocate_index_numbers(pairs: Sequence[tuple[CatalogueEntry, Prepared]], at: datetime) -> None:
    """Give each new entry its index number: an import's own, or the next of its unit and year."""
    waiting: dict[int, list[CatalogueEntry]] = defaultdict(list)
    for entry, item in pairs:
        if entry.index_no:
            continue
        if item.facts.index_no:
            entry.index_no = item.facts.index_no
        elif item.facts.wants_index_no and entry.unit_id:
            waiting[entry.unit_id].append(entry)
    year = at.astimezone(SHANGHAI).year
    for unit_id in sorted(waiting):
        entries = waiting[unit_id]
        for entry, number in zip(entries, _next_numbers(_unit_code(unit_id), year, len(entries)), strict=True):
            entry.index_no = number


def _next_numbers(unit_code: str, year: int, count: int) -> list[str]:
    """Take numbers from the sequence, passing over those that imports brought along."""
    found: list[str] = []
    while len(found) < count:
        missing = count - len(found)
        first = take(f"index:{unit_code}:{year}", missing)
        numbers = [
            settings.GONGKAI_INDEX_NUMBER.format(
                unit_code=unit_code, genre_class=GENRE_CLASS, year=year, number=first + step
            )
            for step in range(missing)
        ]
        current, withdrawn = (
            model.objects.filter(index_no__in=numbers).values_list("index_no", flat=True)
            for model in (CatalogueEntry, Tombstone)
        )
        taken = set(current.union(withdrawn))
        found += [number for number in numbers if number not in taken]
    return found


def _unit_code(unit_id: int) -> str:
    unit = shell.current().of("unit").get(unit_id)
    return unit.fields["code"] if unit else f"U{unit_id}"
