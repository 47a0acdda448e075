"""Every word of frozen content, field by field, with its place in words people use. The same for all kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django.db.models import CharField, Field, Model, TextField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import RichTextField, StreamField

from base.html import html_to_text
from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content
from disclosure.checks.reading.part import Label, Line, Nth, Part

# How an organ is reached is public by nature (条例 art. 12, 20(2)): these fields are nobody's private data.
OPEN_CONTACTS = frozenset(
    ("phone", "fax", "email", "address", "contact", "postcode", "office_hours", "office_address", "internet_contact")
)
# Codes, keys and addresses of ours, not words for people.
NOT_WORDS = frozenset(
    (
        "slug", "code", "openness", "non_disclosure_reason", "third_party_basis", "genre", "level", "translation_key",
        "external_id", "old_address", "original_source", "given_index_no", "site_id_code", "locked_by_rule",
        "doc_prefix",
    )
)  # fmt: skip
PARAGRAPH, ROW = gettext_noop("%(label)s第%(n)d段"), gettext_noop("%(label)s第%(n)d行")
_HREF = re.compile(r'<a\b[^>]*\bhref="(https?://[^"]+)"', re.IGNORECASE)
_WEB = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")


def parts_of(content: Content) -> list[Part]:
    """Return the fields of a content as parts, in the order of its model."""
    found = []
    for field in _fields_of(kinds.get(content.kind).model):
        value = content.fields.get(field.name)
        lines = tuple(_lines(field, value)) if value else ()
        if lines:
            is_open = field.name in OPEN_CONTACTS
            found.append(Part(field.name, lines, open_contacts=is_open))
    note = content.change.note if content.change else ""
    return [*found, Part("change", (Line(_("更正说明"), note),))] if note else found


@cache
def _fields_of(model: type[Model]) -> list[Field[Any, Any]]:
    """Return the fields that may hold words: codes, keys and dates hold none."""
    words = (StreamField, RichTextField, TextField)
    fields = [field for field in model._meta.get_fields() if isinstance(field, Field)]
    return [field for field in fields if isinstance(field, words) or _is_line_of_words(field)]


def _is_line_of_words(field: Field[Any, Any]) -> bool:
    return isinstance(field, CharField) and not field.choices and field.name not in NOT_WORDS


def web_addresses(content: Content) -> list[str]:
    """Return the web addresses that a content links to or names in a field of their own."""
    found: dict[str, None] = {}
    for text in _texts(content.fields):
        for pattern in (_HREF, _WEB) if "<" not in text else (_HREF,):
            found.update(dict.fromkeys(address.rstrip(".,;)") for address in pattern.findall(text)))
    return list(found)


def _texts(value: Any) -> Iterator[str]:
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            if "http" in value:
                yield value
        elif isinstance(value, dict):
            waiting += reversed(value.values())
        elif isinstance(value, list):
            waiting += reversed(value)


def _lines(field: Field[Any, Any], value: Any) -> Iterable[Line]:
    label = field.verbose_name
    if isinstance(field, StreamField):
        return _Stream(label).lines(field.stream_block, value)
    if isinstance(field, RichTextField):
        return _paragraphs(label, html_to_text(value))
    if isinstance(field, TextField):
        return _paragraphs(label, str(value))
    return [Line(label, str(value))]


def _paragraphs(label: Label, text: str) -> list[Line]:
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) == 1:
        return [Line(label, lines[0])]
    return [Line(Nth(label, number, PARAGRAPH), line) for number, line in enumerate(lines, 1)]


class _Stream:
    """Walks the blocks of one field and counts its paragraphs and tables."""

    def __init__(self, label: Label) -> None:
        self.label = label
        self.found: list[Line] = []
        self.paragraph = self.table = 0

    def lines(self, stream: Any, value: Any) -> list[Line]:
        for child in value if isinstance(value, list) else ():
            block = stream.child_blocks.get(child.get("type")) if isinstance(child, dict) else None
            if block is not None:
                self._take(block, child["value"])
        return self.found

    def _take(self, block: Any, value: Any) -> None:
        if not value:
            return
        if isinstance(block, TableBlock):
            self._take_rows(value)
        elif isinstance(block, blocks.BaseStreamBlock):
            self.lines(block, value)
        elif isinstance(block, blocks.BaseStructBlock):
            for name, child in block.child_blocks.items():
                self._take(child, value.get(name))
        elif isinstance(block, blocks.ListBlock):
            for each in value:
                inner = each["value"] if isinstance(each, dict) and set(each) >= {"type", "value"} else each
                self._take(block.child_block, inner)
        elif isinstance(block, blocks.RichTextBlock | blocks.RawHTMLBlock):
            self._take_text(html_to_text(value))
        elif isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.EmailBlock | blocks.BlockQuoteBlock):
            self._take_text(str(value))

    def _take_text(self, text: str) -> None:
        lines = [line for line in text.splitlines() if line and not line.isspace()]
        first = self.paragraph + 1
        self.paragraph += len(lines)
        self.found += [Line(Nth(self.label, number, PARAGRAPH), line) for number, line in enumerate(lines, first)]

    def _take_rows(self, table: dict[str, Any]) -> None:
        self.table += 1
        place = _("%(label)s表格%(table)d") % {"label": self.label, "table": self.table}
        if table.get("table_caption"):
            self.found.append(Line(place, str(table["table_caption"])))
        for number, row in enumerate(table.get("data") or (), 1):
            cells = ["" if cell is None else " ".join(str(cell).split()) for cell in row]
            if any(cells):
                self.found.append(Line(Nth(place, number, ROW), "\t".join(cells)))
