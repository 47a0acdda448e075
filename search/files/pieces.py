"""The squeezed text of a file, passage by passage, so that what was found is known by its place.

A phrase that runs over the end of a line of a PDF is found all the same: the pieces are read as one text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from search.tokens import squeezed

_LINE = "\n"


def packed(texts: Iterable[str]) -> str:
    """The squeezed form of each text on a line of its own. Put side by side, they are the squeezed whole."""
    pieces: list[str] = []
    for text in texts:
        piece = squeezed(text)
        pieces.append(piece[1:] if piece.startswith(" ") and pieces and _ends_in_blank(pieces) else piece)
    return _LINE.join(pieces)


def whole(lines: str) -> str:
    """The squeezed text of the file, without the borders of its passages."""
    return lines.replace(_LINE, "")


class Pieces:
    """A packed text, for looking phrases up in it."""

    def __init__(self, lines: str) -> None:
        pieces = lines.split(_LINE)
        self.text = "".join(pieces)
        self._ends = list(accumulate(map(len, pieces)))

    def find(self, phrase: str) -> int:
        """The passage in which the phrase first begins, -1 where it is not found."""
        at = self.text.find(phrase) if phrase else -1
        if at < 0:
            return -1
        at += len(phrase) - len(phrase.lstrip())  # the blank before a word may belong to the passage before
        return bisect_right(self._ends, at)


def _ends_in_blank(pieces: list[str]) -> bool:
    last = next((piece for piece in reversed(pieces) if piece), "")
    return last.endswith(" ")
