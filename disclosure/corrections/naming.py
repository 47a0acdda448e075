"""What an item is called for staff: no row of this room holds a title."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from disclosure.catalogue.models import ReviewCopy

Source = tuple[str, int]


def titles_of(sources: Iterable[Source]) -> dict[Source, str]:
    """Return the title of the newest copy of each item. One query."""
    wanted = set(sources)
    copies = ReviewCopy.objects.filter(source_id__in=[number for _kind, number in wanted]).order_by("pk")
    found = {(kind, number): title for kind, number, title in copies.values_list("kind", "source_id", "title")}
    return {source: found.get(source, _("（草稿）")) for source in wanted}


def title_of(kind: str, source_id: int) -> str:
    return titles_of([(kind, source_id)])[(kind, source_id)]
