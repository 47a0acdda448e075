"""Bold words and links within a paragraph, as HTML or as plain runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from demo.reading.markdown import Block, blocks_of

BOLD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
TARGET = re.compile(r"\]\(doc:([^)\s]+)\)")
TITLES = {"heading": "h2", "subheading": "h3"}
Find = Callable[[str], int | None]


def nothing(number: str) -> None:
    """Find no document."""


def html(text: str, find: Find = nothing) -> str:
    """Return one paragraph as rich text.

    Args:
        find: returns the page of a document number; a link to a number that it does not know is only words.
    """
    marked = BOLD.sub(r"<b>\1</b>", escape(text, quote=False))
    return LINK.sub(lambda match: _link(match[1], match[2], find), marked)


def _link(words: str, address: str, find: Find) -> str:
    if not address.startswith("doc:"):
        return f'<a href="{escape(address)}">{words}</a>'
    page = find(address.removeprefix("doc:"))
    return f'<a linktype="page" id="{page}">{words}</a>' if page else words


def targets(text: str) -> list[str]:
    """Return the document numbers that a body links to."""
    return TARGET.findall(text)


def runs(text: str) -> list[tuple[str, bool]]:
    """Return the words of a paragraph, each with whether they are bold; links keep their words alone."""
    parts = BOLD.split(LINK.sub(r"\1", text))
    return [(part, number % 2 == 1) for number, part in enumerate(parts) if part]


def prose(block: Block, find: Find = nothing) -> str:
    """Return a paragraph, heading or list as HTML."""
    if block.kind in TITLES:
        return f"<{TITLES[block.kind]}>{html(block.text, find)}</{TITLES[block.kind]}>"
    if block.kind in ("ul", "ol"):
        items = "".join(f"<li>{html(line, find)}</li>" for line in block.lines)
        return f"<{block.kind}>{items}</{block.kind}>"
    return f"<p>{html(block.text, find)}</p>"


def rich_text(body: str) -> str:
    """Return a body as one rich text. A table, which rich text cannot hold, becomes a list."""
    return "".join(_simple(block) for block in blocks_of(body))


def _simple(block: Block) -> str:
    if block.kind != "table":
        return prose(block)
    head, *rows = block.rows
    items, first = [], ""
    for row in rows:
        first = row[0] or first  # an empty first cell repeats the one above
        cells = zip(head, (first, *row[1:]), strict=True)
        items.append("，".join(f"{name}：{cell}" for name, cell in cells if cell))
    return prose(Block("ul", tuple(items)))
