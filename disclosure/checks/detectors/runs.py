"""Digits that belong together although blanks, hyphens, dots, cells or line ends stand between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

SHORTEST, LONGEST = 11, 19
_RUN = re.compile(r"\d(?:[ \t\n|.·•∙・\-\u2010-\u2015\u2212_]{0,5}\d)*")
_GROUP = re.compile(r"\d+")


@dataclass(frozen=True)
class Group:
    """Digits without anything between them."""

    digits: str
    start: int
    end: int


@dataclass(frozen=True)
class Run:
    """Groups and what stands between them."""

    groups: tuple[Group, ...]
    gaps: tuple[str, ...]

    @property
    def digits(self) -> int:
        return sum(len(group.digits) for group in self.groups)

    def segments(self) -> list[Slice]:
        """Return the stretches that no cell and no line end divides."""
        found, first = [], 0
        for number, gap in enumerate(self.gaps):
            if _divides(gap):
                found.append(Slice(self, first, number))
                first = number + 1
        return [*found, Slice(self, first, len(self.groups) - 1)]

    def slices(self, *lengths: int) -> Iterator[Slice]:
        """Yield whole groups in a row that have one of these numbers of digits together."""
        for first in range(len(self.groups)):
            total = 0
            for last in range(first, len(self.groups)):
                total += len(self.groups[last].digits)
                if total > max(lengths):
                    break
                if total in lengths:
                    yield Slice(self, first, last)


@dataclass(frozen=True)
class Slice:
    """Some groups of a run, taken as one number."""

    run: Run
    first: int
    last: int

    @property
    def groups(self) -> tuple[Group, ...]:
        return self.run.groups[self.first : self.last + 1]

    @property
    def gaps(self) -> tuple[str, ...]:
        return self.run.gaps[self.first : self.last]

    @property
    def digits(self) -> str:
        return "".join([group.digits for group in self.groups])

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(len(group.digits) for group in self.groups)

    @property
    def start(self) -> int:
        return self.groups[0].start

    @property
    def end(self) -> int:
        return self.groups[-1].end

    @property
    def is_divided(self) -> bool:
        """Whether a cell or a line end stands inside."""
        return any(_divides(gap) for gap in self.gaps)

    @property
    def is_one_number(self) -> bool:
        """Whether these may be pieces of one number: it breaks in two, or stands in a form with a box for each digit.
        Three cells beside each other are three figures."""
        return sum(_divides(gap) for gap in self.gaps) <= 1 or set(self.shape) == {1}

    @property
    def is_whole_run(self) -> bool:
        return self.first == 0 and self.last == len(self.run.groups) - 1


def runs_of(plain: str) -> Iterator[Run]:
    """Yield the runs that are long enough to hold a telephone number."""
    for match in _RUN.finditer(plain):
        if match.end() - match.start() < SHORTEST:
            continue
        start = match.start()
        groups = [Group(each[0], start + each.start(), start + each.end()) for each in _GROUP.finditer(match[0])]
        for together in _without_row_ends(plain, groups):
            if sum(len(group.digits) for group in together) >= SHORTEST:
                gaps = [plain[one.end : two.start] for one, two in pairwise(together)]
                yield Run(tuple(together), tuple(gaps))


def _without_row_ends(plain: str, groups: list[Group]) -> Iterator[list[Group]]:
    """A number may go on in the next line of a text, but not in the next row of a table, nor in its number."""
    together = groups[:1]
    for one, two in pairwise(groups):
        if "\n" in plain[one.end : two.start] and _is_row_end(plain, one, two):
            yield together
            together = []
        together.append(two)
    yield together


def _is_row_end(plain: str, one: Group, two: Group) -> bool:
    line = plain[plain.rfind("\n", 0, one.start) + 1 : one.start]
    return "\t" in line or (len(two.digits) <= 3 and plain[two.end : two.end + 1] in (" ", "\t", "、", ".", "．"))


def _divides(gap: str) -> bool:
    return "\n" in gap or "\t" in gap or "|" in gap
