"""The small markdown of the demo: a body as a list of blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

PATTERNS = (
    ("heading", re.compile(r"(#{2,3}) +(.+)")),
    ("table", re.compile(r"\|(.*)\|\s*")),
    ("quotation", re.compile(r"> ?(.*)")),
    ("image", re.compile(r"\{image (.+)\}\s*")),
    ("attachment", re.compile(r"\{attachment (.+)\}\s*")),
    ("ul", re.compile(r"- +(.+)")),
    ("ol", re.compile(r"\d+\. +(.+)")),
)
RULE = re.compile(r"\|[\s:|-]+\|\s*")
LISTS = ("ul", "ol")


@dataclass(frozen=True)
class Block:
    """A piece of a body: `kind` is heading, subheading, text, ul, ol, table, quotation, image or attachment."""

    kind: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        return "".join(self.lines)


def blocks_of(body: str) -> list[Block]:
    """Return the blocks of a body in their order. Lists that blank lines part are one list."""
    blocks: list[Block] = []
    for kind, group in groupby(body.splitlines(), _kind):
        for block in _blocks(kind, list(group)):
            if blocks and kind in LISTS and blocks[-1].kind == kind:
                blocks[-1] = Block(kind, blocks[-1].lines + block.lines)
            else:
                blocks.append(block)
    return blocks


def _kind(line: str) -> str:
    if not line.strip():
        return "blank"
    return next((kind for kind, pattern in PATTERNS if pattern.fullmatch(line)), "text")


def _blocks(kind: str, lines: list[str]) -> Iterator[Block]:
    if kind == "text":
        yield Block("text", tuple(lines))
    elif kind == "table":
        yield Block("table", rows=_rows(lines))
    elif kind in LISTS:
        yield Block(kind, tuple(_inner(kind, line) for line in lines))
    elif kind == "quotation":
        yield Block(kind, ("\n".join(_inner(kind, line) for line in lines),))
    elif kind == "heading":
        for line in lines:
            yield Block("subheading" if line.startswith("###") else "heading", (line.lstrip("#").strip(),))
    elif kind != "blank":
        for line in lines:
            yield Block(kind, (_inner(kind, line).strip(),))


def _inner(kind: str, line: str) -> str:
    match = dict(PATTERNS)[kind].fullmatch(line)
    return match.group(1) if match else line


def _rows(lines: list[str]) -> tuple[tuple[str, ...], ...]:
    """Return the cells, every row as wide as the widest, without the rule below the header."""
    rows = [[cell.strip() for cell in _inner("table", line).split("|")] for line in lines if not RULE.fullmatch(line)]
    width = max(map(len, rows))
    return tuple(tuple(row + [""] * (width - len(row))) for row in rows)
