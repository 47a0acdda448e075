"""PDF files set by typst in the fonts that come with the project."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import typst
from pylopdf_fonts_zh_cn import sans_path

from demo.reading.inline import runs
from demo.reading.markdown import Block, blocks_of

SPECIAL = re.compile(r"([\\#*_@$<>\[\]`~/=+-])")
HEAD = """
#set document(title: "{title}", author: "{author}")
#set page(paper: "a4", margin: (x: 2.6cm, y: 2.8cm), numbering: "— 1 —")
#set text(lang: "zh", region: "cn", font: "Noto Serif SC", size: 11.5pt)
#set par(justify: true, leading: 0.95em, spacing: 0.95em, first-line-indent: (amount: 2em, all: true))
#show heading: set text(font: "Noto Sans SC", weight: "regular")
#show heading.where(level: 1): set text(size: 13pt)
#show heading: set block(above: 1.4em, below: 0.9em)
#show table: set text(size: 9pt)
#show table: set par(first-line-indent: 0em, justify: false, leading: 0.6em)
#align(center, text(font: "Noto Sans SC", size: 19pt)[#par(first-line-indent: 0em)[{heading}]])
#v(1em)
"""
SIGNED = """

#v(1em)
#align(right)[{author} #linebreak() {day}]
"""


def make_pdf(title: str, author: str, day: str, body: str) -> bytes:
    """Return a document of the small markdown under a title, signed by its author on a day."""
    head = HEAD.format(title=title, author=author, heading=escaped(title))
    text: Any = head + "\n\n".join(_set(block) for block in blocks_of(body)) + SIGNED.format(author=author, day=day)
    return typst.compile(text.encode(), font_paths=[str(sans_path().parent)], ignore_system_fonts=True)


def escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)


def _set(block: Block) -> str:
    if block.kind == "table":
        return _table(block.rows)
    if block.kind in ("heading", "subheading"):
        return f"{'=' if block.kind == 'heading' else '=='} {escaped(block.text)}"
    if block.kind in ("ul", "ol"):
        return "\n".join(f"{'-' if block.kind == 'ul' else '+'} {_words(line)}" for line in block.lines)
    return _words(block.text)


def _words(text: str) -> str:
    return "".join(f"#strong[{escaped(words)}]" if bold else escaped(words) for words, bold in runs(text))


def _table(rows: Sequence[Sequence[str]]) -> str:
    """A table as wide as the page; its first column, which holds the names, is wider than the others."""
    head, *rest = rows
    columns = f"(2.6fr, {', '.join(['1fr'] * (len(head) - 1))},)"
    cells = "\n".join(", ".join(f"[{_words(cell)}]" for cell in row) + "," for row in rest)
    titles = ", ".join(f"[{_words(cell)}]" for cell in head)
    return (
        f"#table(columns: {columns}, inset: (x: 4pt, y: 6pt), stroke: 0.5pt + luma(150), "
        f"align: (x, y) => if x == 0 and y > 0 {{ left + horizon }} else {{ center + horizon }},\n"
        f"table.header({titles}),\n{cells}\n)"
    )
