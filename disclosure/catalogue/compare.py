"""What differs between two versions, in what the public may read: title, text and attachments.

Frozen content also holds what is for the unit alone (where the original lies, who consented), so a difference of
fields is for reviewers, never for this page.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import FileRole

MOST_LINES = 4000  # comparing grows with their product; a visitor asks for it


@dataclass(frozen=True)
class Difference:
    """One part that differs. `lines` are (sign, text): "-" before, "+" after, " " in both."""

    heading: str
    lines: tuple[tuple[str, str], ...]


def differences(old: Content, new: Content) -> list[Difference]:
    """Return how the later content differs from the earlier one, part by part."""
    kind = kinds.get(new.kind)
    parts = [
        (_("标题"), [kind.facts(old).title], [kind.facts(new).title]),
        (_("内容概述"), _lines(kind.facts(old).abstract), _lines(kind.facts(new).abstract)),
        (_("正文"), _lines(kind.text(old)), _lines(kind.text(new))),
        (_("附件"), _attachments(old), _attachments(new)),
    ]
    return [Difference(heading, tuple(_compared(before, after))) for heading, before, after in parts if before != after]


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _attachments(content: Content) -> list[str]:
    files = [file for file in content.files if file.role == FileRole.ATTACHMENT]
    return [f"{file.title or file.name}（SHA-256 {file.sha256[:12]}…）" for file in files]


def _compared(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    if len(before) + len(after) > MOST_LINES:
        yield " ", _("文字太长，不逐行比对，请分别阅读两个版本。")
        return
    for line in difflib.unified_diff(before, after, lineterm="", n=1):
        if not line.startswith(("---", "+++", "@@")):
            yield line[0], line[1:]
