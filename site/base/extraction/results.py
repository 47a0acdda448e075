"""What is known of a file's text."""

from __future__ import annotations

from dataclasses import dataclass

from base.extraction.enums import HiddenKind


@dataclass(frozen=True)
class Passage:
    """A paragraph, table row (cells parted by tabs) or line of a page, in reading order.

    `place` is for people: 第3页, 工作表“名单”第5行, 第12段.
    """

    place: str
    text: str


@dataclass(frozen=True)
class Hidden:
    """Something that whoever opens the file does not see at once. Its text is never shown in full to the public."""

    kind: HiddenKind
    place: str
    text: str


@dataclass(frozen=True)
class Extraction:
    """The text of a file. With a `problem` (a value of Problem) there may be more than was read."""

    passages: tuple[Passage, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    problem: str = ""


class CannotClean(Exception):
    """There is no copy without what is hidden; the sentence says why."""


def reading_text(extraction: Extraction) -> str:
    """The visible text, one passage a line: what a search index would take in."""
    return "\n".join(passage.text for passage in extraction.passages)
