"""What counts: relevant laws among the first ten, the place of the first one, and milliseconds."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

FIRST = 10
ALL = "ALL"
Ask = Callable[[str], list[str]]


@dataclass(frozen=True)
class Query:
    """One line of a set of queries."""

    qid: str
    kind: str
    text: str
    relevant: frozenset[str]
    titles: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """What came of one query."""

    query: Query
    got: tuple[str, ...]
    ms: float
    error: str = ""

    @property
    def found(self) -> int:
        return len(set(self.got) & self.query.relevant)

    @property
    def recall(self) -> float:
        """The share of the relevant that is there, of as many as ten places can hold."""
        return self.found / min(len(self.query.relevant), FIRST)

    @property
    def reciprocal_rank(self) -> float:
        places = (place for place, one in enumerate(self.got, 1) if one in self.query.relevant)
        return 1 / next(places, float("inf"))


@dataclass(frozen=True)
class Line:
    """A line of the table: a kind of query, or all."""

    kind: str
    count: int
    recall: float
    mrr: float
    success: float
    p50: float
    p95: float
    errors: int


def load(path: Path) -> list[Query]:
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [
        Query(
            line["qid"], line["type"], line["query"], frozenset(map(str, line["relevant"])),
            tuple(line["relevant_titles"]),
        )
        for line in lines
    ]  # fmt: skip


def run(queries: Iterable[Query], ask: Ask) -> list[Row]:
    """Ask every query once. What fails is a miss, and is counted."""
    return [_row(query, ask) for query in queries]


def _row(query: Query, ask: Ask) -> Row:
    start = time.perf_counter()
    try:
        got, error = ask(query.text)[:FIRST], ""
    except Exception as failure:  # whatever goes wrong at the other end
        got, error = [], f"{type(failure).__name__}: {failure}"
    return Row(query, tuple(got), (time.perf_counter() - start) * 1000, error)


def table(rows: list[Row]) -> list[Line]:
    """A line for each kind, in the order of the set, and one for all."""
    kinds = dict.fromkeys(row.query.kind for row in rows)
    return [*(_line(kind, [row for row in rows if row.query.kind == kind]) for kind in kinds), _line(ALL, rows)]


def _line(kind: str, rows: list[Row]) -> Line:
    ms = sorted(row.ms for row in rows)
    return Line(
        kind,
        len(rows),
        fmean(row.recall for row in rows),
        fmean(row.reciprocal_rank for row in rows),
        fmean(bool(row.found) for row in rows),
        ms[len(ms) // 2],
        ms[min(len(ms) - 1, int(len(ms) * 0.95))],
        sum(bool(row.error) for row in rows),
    )


def misses(rows: list[Row]) -> list[Row]:
    """The queries that did not find all they should, worst first within their kind."""
    kinds = list(dict.fromkeys(row.query.kind for row in rows))
    missed = [row for row in rows if row.recall < 1]
    return sorted(missed, key=lambda row: (kinds.index(row.query.kind), row.recall, row.query.qid))
