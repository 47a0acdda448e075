"""Attachments of the demo, made when it is loaded."""

from __future__ import annotations

from typing import Any

from demo.files.spreadsheet import make_xlsx
from demo.files.word import make_docx


def make(attachment: dict[str, Any]) -> bytes:
    """Return the file that a table of front matter describes. Raises ValueError for an unknown type."""
    name = attachment["name"]
    if name.endswith(".docx"):
        return make_docx(attachment["text"])
    if name.endswith(".xlsx"):
        return make_xlsx(attachment["title"], attachment["header"], attachment["rows"])
    raise ValueError(f"{name}：演示附件只有 docx 和 xlsx。")
