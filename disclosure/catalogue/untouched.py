"""Drafts that nobody has touched since their copy was frozen, as a bulk import leaves them.

To publish them one by one would write a revision of each and read it back; it is enough to see that the row
still says what the copy says, and to set it live.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.db.models.functions import Coalesce
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.blocks import StreamValue
from wagtail.models import Page

from disclosure.catalogue.freezing import BOOKKEEPING
from disclosure.catalogue.prepared import Prepared

UNKNOWN = object()  # equals nothing in a copy: a type that is not compared here sends its row the long way


def set_untouched_live(model: type[Model], items: Sequence[Prepared], at: datetime) -> set[int]:
    """Set live what was never public, has no revision and equals its copy field by field; return their keys.

    A few queries for all of them. Whatever is left out must be restored one by one.
    """
    if not issubclass(model, Page) or _has_other_children(model):
        return set()
    keys = [item.copy.source_id for item in items]
    untouched = Page.objects.filter(pk__in=keys, live=False, latest_revision=None, locked=False)
    candidates = set(untouched.values_list("pk", flat=True))
    wanted = {item.copy.source_id: item.content.fields for item in items if item.copy.source_id in candidates}
    if not wanted:
        return set()
    same = {key for key, row in _plain_rows(model, wanted) if _with_sorted_keys(wanted[key]) == row}
    Page.objects.filter(pk__in=same).update(
        live=True,
        has_unpublished_changes=False,
        first_published_at=Coalesce("first_published_at", at),
        last_published_at=at,
    )
    return same


def _has_other_children(model: type[Model]) -> bool:
    """Child rows (inline panels) are not compared here; comments are no content."""
    names = {relation.get_accessor_name() for relation in get_all_child_relations(model)}
    return bool(names - BOOKKEEPING)


def _plain_rows(model: type[Model], wanted: dict[int, dict[str, Any]]) -> Iterable[tuple[int, dict[str, Any]]]:
    """Read the rows without making instances, their values in the plain form of frozen fields."""
    concrete: Sequence[Any] = model._meta.concrete_fields
    fields = [field for field in concrete if field.serialize and field.name not in BOOKKEEPING]
    names = [field.attname for field in fields]
    many = {field.name: _many_valued(field, wanted) for field in get_all_child_m2m_relations(model) if field.serialize}
    for key, *values in model._default_manager.filter(pk__in=wanted).values_list("pk", *names):
        row = {field.name: _plain(value) for field, value in zip(fields, values, strict=True)}
        yield key, row | {name: sorted(found.get(key, [])) for name, found in many.items()}


def _many_valued(field: Any, wanted: Iterable[int]) -> dict[int, list[int]]:
    through = field.remote_field.through
    source, target = field.m2m_column_name(), field.m2m_reverse_name()
    found: dict[int, list[int]] = {}
    for key, other in through._default_manager.filter(**{f"{source}__in": list(wanted)}).values_list(source, target):
        found.setdefault(key, []).append(other)
    return found


def _plain(value: Any) -> Any:
    """The value as it stands in frozen fields (disclosure.catalogue.freezing.fields_of)."""
    match value:
        case StreamValue():
            return list(value.raw_data)
        case None | bool() | int() | float() | str():
            return value
        case datetime():
            return json.loads(json.dumps(value.astimezone(UTC), cls=DjangoJSONEncoder))
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
    return UNKNOWN


def _with_sorted_keys(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: sorted(value) if _is_keys(value) else value for name, value in fields.items()}


def _is_keys(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, int) for item in value)
