"""Every word of frozen content, field by field, with its place in words people use. The same for all kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.db.models import CharField, Field, Model, TextField
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import RichTextField, StreamField

from base.html import html_to_text
from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content
from disclosure.checks.reading.part import Line, Part

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
_HREF = re.compile(r'<a\b[^>]*\bhref="(https?://[^"]+)"', re.IGNORECASE)
_WEB = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")


def parts_of(content: Content) -> list[Part]:
    """Return the fields of a content as parts, in the order of its model."""
    model: type[Model] = kinds.get(content.kind).model
    found = []
    for field in model._meta.get_fields():
        value = content.fields.get(getattr(field, "name", ""))
        if not value or not isinstance(field, Field):
            continue
        lines = tuple(_lines(field, value))
        if lines:
            is_open = field.name in OPEN_CONTACTS
            found.append(Part(field.name, lines, open_contacts=is_open))
    note = content.change.note if content.change else ""
    return [*found, Part("change", (Line(_("更正说明"), note),))] if note else found


def web_addresses(content: Content) -> list[str]:
    """Return the web addresses that a content links to or names in a field of their own."""
    found: dict[str, None] = {}
    for text in _texts(content.fields):
        for pattern in (_HREF, _WEB) if "<" not in text else (_HREF,):
            found.update(dict.fromkeys(address.rstrip(".,;)") for address in pattern.findall(text)))
    return list(found)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if "http" in value:
            yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _lines(field: Field, value: Any) -> Iterator[Line]:
    label = str(field.verbose_name)
    if isinstance(field, StreamField):
        yield from _Stream(label).lines(field.stream_block, value)
    elif isinstance(field, RichTextField):
        yield from _paragraphs(label, html_to_text(value))
    elif isinstance(field, TextField):
        yield from _paragraphs(label, str(value))
    elif isinstance(field, CharField) and not field.choices and field.name not in NOT_WORDS:
        yield Line(label, str(value))


def _paragraphs(label: str, text: str) -> Iterator[Line]:
    lines = [line for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines, 1):
        yield Line(_("%(label)s第%(n)d段") % {"label": label, "n": number} if len(lines) > 1 else label, line)


class _Stream:
    """Walks the blocks of one field and counts its paragraphs, tables and pictures."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.paragraph = self.table = 0

    def lines(self, stream: Any, value: Any) -> Iterator[Line]:
        for child in value if isinstance(value, list) else ():
            block = stream.child_blocks.get(child.get("type")) if isinstance(child, dict) else None
            if block is not None:
                yield from self._block(block, child["value"])

    def _block(self, block: Any, value: Any) -> Iterator[Line]:
        if not value:
            return
        if isinstance(block, TableBlock):
            yield from self._rows(value)
        elif isinstance(block, blocks.BaseStreamBlock):
            yield from self.lines(block, value)
        elif isinstance(block, blocks.BaseStructBlock):
            for name, child in block.child_blocks.items():
                yield from self._block(child, value.get(name))
        elif isinstance(block, blocks.ListBlock):
            for each in value:
                inner = each["value"] if isinstance(each, dict) and set(each) >= {"type", "value"} else each
                yield from self._block(block.child_block, inner)
        elif isinstance(block, blocks.RichTextBlock | blocks.RawHTMLBlock):
            yield from self._text(html_to_text(value))
        elif isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.EmailBlock | blocks.BlockQuoteBlock):
            yield from self._text(str(value))

    def _text(self, text: str) -> Iterator[Line]:
        for line in text.splitlines():
            if line.strip():
                self.paragraph += 1
                yield Line(_("%(label)s第%(n)d段") % {"label": self.label, "n": self.paragraph}, line)

    def _rows(self, table: dict[str, Any]) -> Iterator[Line]:
        self.table += 1
        place = _("%(label)s表格%(table)d") % {"label": self.label, "table": self.table}
        if table.get("table_caption"):
            yield Line(place, str(table["table_caption"]))
        for number, row in enumerate(table.get("data") or (), 1):
            cells = ["" if cell is None else " ".join(str(cell).split()) for cell in row]
            if any(cells):
                yield Line(_("%(table)s第%(n)d行") % {"table": place, "n": number}, "\t".join(cells))
