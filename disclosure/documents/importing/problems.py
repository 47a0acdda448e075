"""What is wrong with a line: number, field and reason, so that whoever made the file can mend it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """One reason why a line was not taken. `field` is empty where the whole line is meant."""

    line: int
    source_id: str
    field: str
    reason: str


class ImportRefused(Exception):
    """Raised when nothing can be imported at all; the message is a sentence for people."""


def errors_path(file: Path) -> Path:
    """Return where the problems of a file are listed: beside it, as `FILE.errors.jsonl`."""
    return file.with_name(f"{file.name}.errors.jsonl")


def write_errors(file: Path, problems: Sequence[Problem]) -> Path | None:
    """List the problems, a JSON object a line, and return where; a list of an earlier run is replaced.

    Where the folder cannot be written, the list goes into the current one.
    """
    target = errors_path(file)
    try:
        return _write(target, problems)
    except OSError:
        return _write(Path.cwd() / target.name, problems)


def _write(target: Path, problems: Sequence[Problem]) -> Path | None:
    if not problems:
        target.unlink(missing_ok=True)
        return None
    with target.open("w", encoding="utf-8") as out:
        for problem in problems:
            out.write(json.dumps(_plain(problem), ensure_ascii=False) + "\n")
    return target


def _plain(problem: Problem) -> dict[str, object]:
    return {
        "line": problem.line,
        "source_id": problem.source_id,
        "field": problem.field,
        "reason": problem.reason,
    }
