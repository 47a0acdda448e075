"""Where a title has something that sounds or is written nearly like what was typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from search import segmenting, sounds
from search.tokens import squeezed_normal, tokens


def heard_in(title: str, syllables: Sequence[str]) -> Iterator[str]:
    """Yield the stretches of a squeezed title that sound like this, character by character."""
    found = tokens(title)
    heard = sounds.syllables(title)
    wanted = list(syllables)
    for start in range(len(found) - len(wanted) + 1):
        if heard[start : start + len(wanted)] == wanted:
            yield squeezed_normal(" ".join(found[start : start + len(wanted)])).strip()


def windows(title: str, length: int, slack: int = 1) -> Iterator[str]:
    """Yield neighbouring whole words of a squeezed title that are about so long together."""
    words = segmenting.cut(title)
    for start in range(len(words)):
        taken = ""
        for word in words[start:]:
            taken = (taken + word).replace("  ", " ")
            if len(taken) > length + slack:
                break
            if len(taken) >= length - slack:
                yield taken


def distance(one: str, other: str, most: int = 2) -> int:
    """How many characters must be changed, added, left out or swapped with their neighbour; `most` at most."""
    if abs(len(one) - len(other)) >= most:
        return most
    before: list[int] = []
    line = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, line = before, line, [i] + [0] * len(other)
        for j, b in enumerate(other, 1):
            line[j] = min(before[j] + 1, line[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                line[j] = min(line[j], earlier[j - 2] + 1)
    return min(line[-1], most)
