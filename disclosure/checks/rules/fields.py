"""What the fields of an item say about each other. What a kind's own rules refuse is not said again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from base.clock import day_of
from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content
from disclosure.checks.enums import Level
from disclosure.checks.findings import Finding, fingerprint_of

# What §4.1 and §4.3 of the guidelines want beside every document, where its kind has the field.
METADATA = ("abstract", "keywords", "topic", "written_date", "issuer")


def field_findings(content: Content) -> Iterator[Finding]:
    """Yield contradictory dates and missing metadata."""
    yield from _dates(content.fields)
    if "openness" in content.fields:
        yield from _metadata(content)


def _dates(fields: dict[str, Any]) -> Iterator[Finding]:
    """Written after today is refused by the kind itself; the pages of old systems break the first rule by minutes."""
    written, effective = _date(fields, "written_date"), _date(fields, "effective_date")
    original = parse_datetime(fields.get("original_published_at") or "")
    if written and original and written > day_of(original):
        yield _warn(
            "dates", _("成文日期"), _("成文日期 %(a)s 晚于原发布日期 %(b)s") % {"a": written, "b": day_of(original)}
        )
    if written and effective and effective < written:
        yield _warn("dates", _("施行日期"), _("施行日期 %(a)s 早于成文日期 %(b)s") % {"a": effective, "b": written})


def _metadata(content: Content) -> Iterator[Finding]:
    model = kinds.get(content.kind).model
    missing = [
        str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
        for name in METADATA
        if name in content.fields and not content.fields[name]
    ]
    if missing:
        yield _warn("metadata", _("元数据"), _("未填写：%(names)s") % {"names": "、".join(missing)})


def _date(fields: dict[str, Any], name: str) -> date | None:
    return parse_date(fields.get(name) or "")


def _warn(code: str, place: str, words: str) -> Finding:
    return Finding(code, Level.WARN, place, words, fingerprint=fingerprint_of(code, words, place))
