"""Review copies as lists read them: of the content, only the few fields that the database picks out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, JSONField, QuerySet
from django.db.models.functions import Cast

from disclosure.catalogue import kinds
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.review.desk.limits import law_limit
from disclosure.review.flags import Key
from portal.models import Unit

FIELD = "field_"  # before the name of a content's field that was read beside the row


@dataclass(frozen=True)
class Listed:
    """One copy in a list. `law_last` is the last day that the law leaves."""

    copy: ReviewCopy
    unit_id: int | None
    law_last: date | None

    @property
    def key(self) -> Key:
        return (self.copy.kind, self.copy.source_id)


def without_content(copies: QuerySet[ReviewCopy]) -> QuerySet[ReviewCopy]:
    """Leave out the text: a list of fifty would read megabytes of it."""
    return copies.defer("content")


def listed(copies: QuerySet[ReviewCopy]) -> list[Listed]:
    """Read copies for a list, in two queries."""
    names = {"unit", "openness", *(name for kind in kinds.all_kinds() for name in kind.law_fields)}
    rows = list(
        without_content(copies)
        .exclude(content="")  # erased
        .alias(data=Cast("content", JSONField()))
        .annotate(**{FIELD + name: F(f"data__fields__{name}") for name in sorted(names)})
    )
    public = public_since({(row.kind, row.source_id) for row in rows if kinds.get(row.kind).law_fields})
    return [_listed(row, {name: getattr(row, FIELD + name) for name in names}, public) for row in rows]


def _listed(row: ReviewCopy, fields: dict[str, Any], public: dict[Key, Any]) -> Listed:
    kind, key = kinds.get(row.kind), (row.kind, row.source_id)
    known = {name: value for name, value in fields.items() if value is not None}
    return Listed(row, _unit_of(row, known), law_limit(kind, known, public.get(key)))


def _unit_of(row: ReviewCopy, fields: dict[str, Any]) -> int | None:
    """The same as `scope.unit_of`, from the row: a unit's profile is its own, other words are the district's."""
    kind = kinds.get(row.kind)
    if kind.model is Unit:
        return row.source_id
    return None if kind.in_shell else fields.get("unit")


def public_since(keys: Collection[Key]) -> dict[Key, Any]:
    """Return when the present public version of each of these items came out."""
    if not keys:
        return {}
    entries = CatalogueEntry.objects.filter(
        kind__in={kind for kind, _source in keys}, source_id__in={source for _kind, source in keys}
    )
    return {(kind, source): at for kind, source, at in entries.values_list("kind", "source_id", "updated_at")}
