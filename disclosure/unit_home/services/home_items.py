"""Keep the columns of units' homes in step with the catalogue, inside the transaction that changes it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from disclosure.catalogue.content import Content
from disclosure.catalogue.models import CatalogueEntry
from disclosure.unit_home.kinds import COLUMN_OF_KIND
from disclosure.unit_home.models import HomeItem


def write_home_items(entries: Sequence[CatalogueEntry]) -> None:
    """Enter what was released in the columns it belongs to; entries of other kinds cost nothing.

    A withdrawn entry takes its row along (the key cascades).
    """
    ours = [entry for entry in entries if entry.kind in COLUMN_OF_KIND]
    if not ours:
        return
    HomeItem.objects.filter(entry__in=ours).delete()
    HomeItem.objects.bulk_create([_row(entry) for entry in ours])


@transaction.atomic
def rebuild_home_items() -> int:
    """Make all rows again from the catalogue and return how many there are."""
    HomeItem.objects.all().delete()
    entries = CatalogueEntry.objects.filter(kind__in=COLUMN_OF_KIND).select_related("content")
    return len(HomeItem.objects.bulk_create([_row(entry) for entry in entries], batch_size=500))


def _row(entry: CatalogueEntry) -> HomeItem:
    fields = Content.from_json(entry.content.content).fields
    return HomeItem(
        entry=entry,
        unit_id=fields["unit"],
        language=entry.language,
        column=COLUMN_OF_KIND[entry.kind],
        year=fields.get("year"),
    )
