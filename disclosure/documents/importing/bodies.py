"""Make the blocks of a body from plain text or from HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from base.html import html_to_text, sanitise, text_to_html
from disclosure.documents.importing.html_parts import Part, parts_of
from disclosure.documents.importing.html_tables import table_block

Block = tuple[str, Any]

_NUMBER = "[一二三四五六七八九十百千零〇○两0-9]+"
_HEADING = re.compile(rf"第{_NUMBER}(?P<rank>编|章|节)(?!规定).{{0,45}}")
_SENTENCE_END = ("。", "；", "：", "，", ";", ",")
LONGEST_HEADING = 200
_BOOKS = re.compile(rf"^\s*第{_NUMBER}编\s", re.MULTILINE)


def blocks_of_text(text: str) -> list[Block]:
    """第X编, 章 and 节 on lines of their own become headings, the rest paragraphs."""
    levels = {"编": "2", "章": "3" if _BOOKS.search(text) else "2", "节": "3"}
    return list(_merged(_lines(text, levels)))


def blocks_of_html(html: str) -> list[Block]:
    """Sanitised; headings, tables and quotations of the outermost level become blocks of their own."""
    return list(_merged(_part_block(part) for part in parts_of(sanitise(html))))


def with_ids(blocks: list[Block], name: str) -> list[dict[str, Any]]:
    """Return blocks as a stream stores them. The same line always gets the same ids, and so the same hash."""
    return [
        {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, f"{name}#{place}"))}
        for place, (kind, value) in enumerate(blocks)
    ]


def _lines(text: str, levels: dict[str, str]) -> Iterator[Block]:
    run: list[str] = []  # escaped together: a law has a hundred lines
    for line in text.splitlines():
        line = line.strip()
        found = _HEADING.fullmatch(line) if line.startswith("第") and not line.endswith(_SENTENCE_END) else None
        if not found:
            run.append(line)
            continue
        yield "text", text_to_html("\n".join(run))
        run = []
        yield "heading", {"text": line, "level": levels[found["rank"]]}
    yield "text", text_to_html("\n".join(run))


def _part_block(part: Part) -> Block:
    if part.tag in ("h2", "h3", "h4"):
        text = html_to_text(part.html).replace("\n", " ")
        if 0 < len(text) <= LONGEST_HEADING:
            return "heading", {"text": text, "level": "2" if part.tag == "h2" else "3"}
        return "text", text_to_html(text)
    if part.tag == "table":
        return "table", table_block(part.html)
    if part.tag == "blockquote":
        return "quotation", {"text": html_to_text(part.html), "source": ""}
    return "text", part.html


def _merged(blocks: Iterator[Block]) -> Iterator[Block]:
    """One text block for each stretch of paragraphs."""
    run: list[str] = []
    for kind, value in blocks:
        if kind == "text":
            run += [value] if value else []
            continue
        if run:
            yield "text", "".join(run)
        run = []
        yield kind, value
    if run:
        yield "text", "".join(run)
