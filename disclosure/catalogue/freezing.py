"""Turn rows into canonical content and back. Shared by the kinds; nothing public is decided here."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from modelcluster.models import get_serializable_data_for_fields
from wagtail.fields import StreamField
from wagtail.models import Page

# Wagtail's own bookkeeping: it changes without the content changing, so it is no part of what is reviewed.
BOOKKEEPING = frozenset(
    [
        "pk",
        "id",
        "page_ptr",
        "path",
        "depth",
        "numchild",
        "url_path",
        "slug",
        "live",
        "has_unpublished_changes",
        "draft_title",
        "first_published_at",
        "last_published_at",
        "latest_revision",
        "live_revision",
        "latest_revision_created_at",
        "go_live_at",
        "expire_at",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
        "owner",
        "content_type",
        "alias_of",
        "locale",
        "wagtail_admin_comments",
        "show_in_menus",
        "search_description",
        "seo_title",
        "workflow_states",
        "revisions",
        "locked_by_rule",
    ]
)
KEPT_BY_SNIPPETS = frozenset({"slug"})


def fields_of(instance: Any) -> dict[str, Any]:
    """Return the content fields of a page or snippet as plain JSON values."""
    data = (
        instance.serializable_data()
        if hasattr(instance, "serializable_data")
        else get_serializable_data_for_fields(instance)
    )
    return plain_fields(type(instance), data)


def plain_fields(model: type[Model], data: dict[str, Any]) -> dict[str, Any]:
    """Return the content fields of serialised data, as a row or a revision has them, as plain JSON values."""
    left_out = _no_content(model)
    fields = {name: value for name, value in data.items() if name not in left_out}
    streams = {name: fields.pop(name) for name in _stream_fields(model) if name in fields}
    plain: dict[str, Any] = json.loads(json.dumps(fields, cls=DjangoJSONEncoder))
    # Wagtail nests the stream as JSON text in JSON; open it, so that keys are sorted throughout.
    return plain | {name: json.loads(text) for name, text in streams.items()}


def row_data(model: type[Model], fields: dict[str, Any]) -> dict[str, Any]:
    """Return fields in the form that Wagtail's `with_content_json` reads."""
    data: dict[str, Any] = {"pk": None, **fields}
    for name in _stream_fields(model):
        if name in data:
            data[name] = json.dumps(data[name], ensure_ascii=False)
    return data


def instance_of(model: type[Model], fields: dict[str, Any]) -> Any:
    """Return an unsaved instance that holds the frozen fields, for templates to render."""
    return model.from_serializable_data(row_data(model, fields), check_fks=False)  # type: ignore[attr-defined]


@cache
def _no_content(model: type[Model]) -> frozenset[str]:
    """Return the names of a model's fields that are no part of what is reviewed."""
    generic = {f.name for f in model._meta.get_fields(include_hidden=True) if isinstance(f, GenericRelation)}
    return (BOOKKEEPING | generic) - (frozenset() if issubclass(model, Page) else KEPT_BY_SNIPPETS)


@cache
def _stream_fields(model: type[Model]) -> list[str]:
    return [field.name for field in model._meta.get_fields() if isinstance(field, StreamField)]
