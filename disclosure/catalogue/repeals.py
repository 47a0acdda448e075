"""废止与替代: a released repeal sets the end date of its targets within its own release.

The date follows from what is public: the earliest of the item's own date and of those by public repeals. A
repeal that is corrected or withdrawn therefore gives its targets back the date they had without it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from base.clock import day_of
from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import RelationKind
from disclosure.catalogue.models import CatalogueEntry, EntryLink

ENDING = (RelationKind.REPEALS, RelationKind.REPLACES)
Source = tuple[str, int]  # kind and number of an item's draft


def ended_by(entries: Sequence[CatalogueEntry]) -> set[Source]:
    """Return what these entries repeal or replace, as their links stand now."""
    links = EntryLink.objects.filter(entry__in=[entry.pk for entry in entries], relation__in=ENDING)
    return set(links.values_list("target_kind", "target_source_id"))


def settle_repeals(sources: Iterable[Source]) -> list[CatalogueEntry]:
    """Give these items the end date that follows from what is public now; return those whose date changed."""
    wanted = set(sources)
    days = repeal_days(wanted)
    rows = CatalogueEntry.objects.filter(source_id__in=[source for _, source in wanted]).select_related("content")
    changed = []
    for entry in rows.order_by("pk") if wanted else ():
        if (entry.kind, entry.source_id) not in wanted:
            continue
        own = kinds.get(entry.kind).facts(Content.from_json(entry.content.content)).repealed_date
        day = earliest(own, days[(entry.kind, entry.source_id)])
        if day != entry.repealed_date:
            entry.repealed_date = day
            changed.append(entry)
    if changed:
        CatalogueEntry.objects.bulk_update(changed, ["repealed_date"])
    return changed


def repeal_days(sources: Iterable[Source]) -> dict[Source, list[date]]:
    """Return the days on which public repeals end these items."""
    wanted = set(sources)
    links = EntryLink.objects.filter(
        relation__in=ENDING, target_source_id__in={source for _, source in wanted}
    ).select_related("entry")
    days: dict[Source, list[date]] = defaultdict(list)
    for link in links if wanted else ():
        days[(link.target_kind, link.target_source_id)].append(_day(link.entry))
    return days


def earliest(own: date | None, days: Iterable[date]) -> date | None:
    return min([day for day in (own, *days) if day], default=None)


def _day(by: CatalogueEntry) -> date:
    """The first day without the target: when the repeal takes effect, else when it was written or published."""
    return by.effective_date or by.written_date or day_of(by.published_at)
