"""From the passages of a file to what is shown of it: sections, paragraphs, headings, tables. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from search.files.places import PROPERTY, Passages, Place, is_archive, place_of

PART = 40_000  # characters of one page of the reading view, about; a phone shows it at once
LARGEST_PART = 60_000
_PAGE_NUMBER = re.compile(r"[\s\-—–－·]*(?:第\s*)?\d{1,4}(?:\s*页)?[\s\-—–－·]*")
_FULL = 0.86  # of the longest line of a page, for the first line of a paragraph is two characters shorter
_TO_THE_EDGE = 0.97  # a shorter line that ends a sentence ends its paragraph
_END_OF_SENTENCE = ("。", "！", "？", "；", ".", "!", "?", ";")
_FEW = 3  # full lines, before a page is taken to be set in a column

Line = tuple[int, str]  # number of the passage, its text


@dataclass
class Block:
    """A heading, a paragraph (of one or more lines), or the rows of a table."""

    kind: str  # "heading", "text" or "table"
    lines: list[Line] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)

    @property
    def columns(self) -> int:
        return max((len(cells) for _number, cells in self.rows), default=0)


@dataclass
class Section:
    """A page, a sheet, a slide, or a document without such borders."""

    number: int  # of its first passage here: its anchor
    label: str
    continued: bool
    place: Place
    blocks: list[Block] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"s{self.number}"


def is_shown(place: str) -> bool:
    """What stands in the properties of a file is no part of its text."""
    return PROPERTY not in place


def part_starts(passages: Passages) -> list[int]:
    """The passages with which the pages of the reading view begin: at a new section where there is one near."""
    archive = is_archive(passages)
    starts, size, before = [0] if passages else [], 0, None
    for number, (words, text) in enumerate(passages):
        section = place_of(words, archive).section
        if size > (PART if section != before else LARGEST_PART):
            starts.append(number)
            size = 0
        size += len(text)
        before = section
    return starts


def laid_out(passages: Passages, begin: int, end: int) -> list[Section]:
    """The sections of the passages from `begin` to before `end`."""
    archive = is_archive(passages)
    numbered = [(n, place_of(passages[n][0], archive), passages[n][1]) for n in range(begin, end)]
    before = place_of(passages[begin - 1][0], archive).section if begin else None
    sections = []
    for key, group in groupby(numbered, lambda each: each[1].section):
        members = list(group)
        number, place, _text = members[0]
        section = Section(number, place.label, continued=key == before, place=place)
        section.blocks = list(_page_blocks(members) if place.kind == "page" else _blocks(members))
        sections.append(section)
    return sections


def _blocks(members: Sequence[tuple[int, Place, str]]) -> Iterator[Block]:
    table, block = "", None
    for number, place, text in members:
        cells = text.split("\t")
        is_row = bool(place.table) or (place.kind == "lines" and len(cells) > 1)
        if is_row and block is not None and table == place.table:
            block.rows.append((number, cells))
            continue
        if block is not None:
            yield block
            block = None
        if is_row:
            table, block = place.table, Block("table", rows=[(number, cells)])
        else:
            yield Block("heading" if place.heading else "text", lines=[(number, text)])
    if block is not None:
        yield block


def _page_blocks(members: Sequence[tuple[int, Place, str]]) -> Iterator[Block]:
    """The lines of a page, put together to paragraphs where they are only broken by the width of the paper."""
    lines = [(number, text) for number, _place, text in members if not _PAGE_NUMBER.fullmatch(text)]
    longest = max((width_of(text) for _number, text in lines), default=0)
    full = [_goes_on(text, longest) for _number, text in lines]
    in_column = sum(full) >= _FEW
    paragraph: list[Line] = []
    for line, goes_on in zip(lines, full, strict=True):
        paragraph.append(line)
        if not (in_column and goes_on):
            yield Block("text", lines=_joined(paragraph))
            paragraph = []
    if paragraph:
        yield Block("text", lines=_joined(paragraph))


def _goes_on(line: str, longest: int) -> bool:
    """Whether it is only the width of the paper that ends the line."""
    least = _TO_THE_EDGE if line.rstrip().endswith(_END_OF_SENTENCE) else _FULL
    return width_of(line) >= least * longest


def _joined(lines: list[Line]) -> list[Line]:
    """A blank between lines that part two words of letters; none between Chinese characters."""
    texts = [text.strip() for _number, text in lines]
    for at, (one, other) in enumerate(pairwise(texts)):
        if one[-1:].isascii() and one[-1:].isalnum() and other[:1].isascii() and other[:1].isalnum():
            texts[at] += " "
    return [(number, text) for (number, _text), text in zip(lines, texts, strict=True)]


def width_of(text: str) -> int:
    """How wide a line is: a Chinese character is twice as wide as a letter."""
    return sum(1 if character < "\u2000" else 2 for character in text.strip())
