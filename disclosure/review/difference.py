"""What changed between the public version and a review copy, for the reviewer's eyes."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy

TAG = re.compile(r"<[^>]+>")
PLAIN = re.compile(r"</|<p data-block-key=|<(p|br)[ />]")  # the end of a tag, or a paragraph, which the text shows
SHOWN_AS_TEXT = frozenset({"text", "heading.text", "quotation.text", "table.data"})


@dataclass(frozen=True)
class FieldChange:
    """A field whose frozen value differs. `lines` are (sign, text): "-" public now, "+" to become public."""

    label: str
    lines: list[tuple[str, str]]


def public_content(copy: ReviewCopy) -> Content | None:
    """Return what is public now of the item that a copy would change."""
    entry = CatalogueEntry.objects.filter(kind=copy.kind, source_id=copy.source_id).select_related("content").first()
    return Content.from_json(entry.content.content) if entry else None


def changes(old: Content | None, new: Content) -> list[FieldChange]:
    """Return every difference of the canonical content, also of fields that no form shows."""
    return list(_changes(old, new)) if old else []


def _changes(old: Content, new: Content) -> Iterator[FieldChange]:
    kind = kinds.get(new.kind)
    names = [name for name in {**old.fields, **new.fields} if old.fields.get(name) != new.fields.get(name)]
    for name in sorted(names):
        if name == "body":
            yield from _body_changes(_label(kind.model, name), old, new)
        else:
            shown = [_in_words(kind.model, name, fields.get(name)) for fields in (old.fields, new.fields)]
            yield FieldChange(_label(kind.model, name), _both(*shown))
    before, after = ({(file.sha256, file.name) for file in content.files} for content in (old, new))
    if before != after:
        gone = [("-", f"{name} ({sha[:12]})") for sha, name in sorted(before - after)]
        come = [("+", f"{name} ({sha[:12]})") for sha, name in sorted(after - before)]
        yield FieldChange("文件", gone + come)


def _body_changes(label: str, old: Content, new: Content) -> Iterator[FieldChange]:
    kind = kinds.get(new.kind)
    words = list(_line_difference(kind.text(old), kind.text(new)))
    beside = list(_line_difference(*(_beside_text(content.fields.get("body")) for content in (old, new))))
    if words:
        yield FieldChange(label, words)
    if beside:
        yield FieldChange(_("%(label)s：链接、图片、格式") % {"label": label}, beside)
    if not words and not beside:
        yield FieldChange(label, _both(old.fields.get("body"), new.fields.get("body")))


def _line_difference(old: str, new: str) -> Iterator[tuple[str, str]]:
    for line in difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=1):
        if not line.startswith(("---", "+++", "@@")):
            yield line[0], line[1:]


def _beside_text(blocks: Any) -> str:
    """Return what plain text does not say, one a line: tags with their targets, and every other value of a block.

    A changed link or picture must not hide behind a changed word.
    """
    return "\n".join(line for block in blocks or [] for line in _parts(block["type"], block["value"]))


def _parts(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key in sorted(value):
            yield from _parts(f"{name}.{key}", value[key])
    elif isinstance(value, list):
        for each in value:
            yield from _parts(name, each)
    elif isinstance(value, str):
        yield from (f"{name} {tag}" for tag in TAG.findall(value) if not PLAIN.match(tag))
        if "<" not in value and name not in SHOWN_AS_TEXT:
            yield f"{name} {value}"
    elif value is not None:
        yield f"{name} {value}"


def _both(old: Any, new: Any) -> list[tuple[str, str]]:
    return [("-", _shown(old)), ("+", _shown(new))]


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _in_words(model: Any, name: str, value: Any) -> Any:
    """Return a choice by its label and a row by its name; anything else as it is stored."""
    field = model._meta.get_field(name)
    if getattr(field, "choices", None):
        return str(dict(field.flatchoices).get(value, value))
    numbers = list(value) if isinstance(value, list) else [value]
    if not field.is_relation or not all(isinstance(number, int) for number in numbers):
        return "\n".join(map(_block, value)) if isinstance(value, list) else value
    rows = {row.pk: str(row) for row in field.related_model._default_manager.filter(pk__in=numbers)}
    return "、".join(rows.get(number, str(number)) for number in numbers)


def _block(block: Any) -> str:
    """Return one block of a stream, such as an attachment or a redaction, as its words in a line."""
    value = block.get("value") if isinstance(block, dict) else block
    if not isinstance(value, dict):
        return _shown(value)
    return " · ".join(_shown(part) for part in value.values() if part not in ("", None, [], {}))


def _label(model: Any, name: str) -> str:
    return str(model._meta.get_field(name).verbose_name)
