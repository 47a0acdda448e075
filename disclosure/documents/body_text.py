"""The plain text of a body, block by block: what search reads and snippets show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from base.html import html_to_text


def body_text(blocks: list[dict[str, Any]]) -> str:
    """Return the text of frozen body blocks, one line a paragraph or table row."""
    return "\n".join(_all_lines(blocks))


def has_text(blocks: list[dict[str, Any]]) -> bool:
    """Say whether there is any text, reading no further than the first of it."""
    return any(line.strip() for line in _all_lines(blocks))


def _all_lines(blocks: list[dict[str, Any]]) -> Iterator[str]:
    return (line for block in blocks for line in _lines(block["type"], block["value"]) if line)


def _lines(kind: str, value: Any) -> Iterator[str]:
    if kind == "text":
        yield html_to_text(value)
    elif kind in ("heading", "quotation"):
        yield value["text"]
    elif kind == "table" and value:
        for row in value["data"]:
            yield " ".join(str(cell) for cell in row if cell not in (None, ""))
    elif kind == "picture":
        yield value["alt"]
        yield value["caption"]
