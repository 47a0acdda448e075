"""Stage an import: drafts, review copies and rows. Nothing is public afterwards."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from base import clock
from disclosure.catalogue import shell
from disclosure.documents.importing.defaults import Defaults
from disclosure.documents.importing.memory import bulk_objects
from disclosure.documents.importing.problems import Problem
from disclosure.documents.importing.reading import FileFacts, RawLine, facts_of, lines_of
from disclosure.documents.importing.stager import Stager
from disclosure.documents.importing.vocabulary import Vocabulary
from disclosure.documents.models import ImportBatch, ImportProblem
from disclosure.documents.trail import note_staged

if TYPE_CHECKING:
    from base.models import User

CHUNK = 200  # lines a transaction: no other writer waits for seconds
SHOWN_WARNINGS = 50


@dataclass
class Staged:
    """What became of a file. `batch` is None where nothing in it was new."""

    lines: int
    batch: ImportBatch | None = None
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)


def stage_batch(
    path: Path, defaults: Defaults, user: User, progress: Callable[[int, int], None] = lambda done, total: None
) -> Staged:
    """Stage a file line by line; a bad line is reported and does not stop the rest.

    Staging is idempotent by `source_id`: what is unchanged is passed over, what has changed becomes a new copy
    of the same page, and a run that was interrupted goes on where it stopped.

    Args:
        user: who stages; counts as the author and may approve nothing of it.
        progress: called with the lines done and all lines.

    Raises ImportRefused when the file cannot be read.
    """
    facts = facts_of(path)
    stager = Stager(_unfinished(facts, defaults, user), facts, defaults, user, Vocabulary.of(shell.current()))
    for chunk in _chunks(lines_of(path)):
        with bulk_objects(), transaction.atomic():
            stager.take(chunk)
        progress(chunk[-1].number, facts.lines)
    progress(facts.lines, facts.lines)
    staged = Staged(facts.lines, stager.batch, stager.counts, stager.problems)
    if staged.batch:
        _finish(staged.batch, staged)
    return staged


def _unfinished(facts: FileFacts, defaults: Defaults, user: User) -> ImportBatch | None:
    """Return the batch of an interrupted run of the same file with the same defaults by the same person."""
    same = ImportBatch.objects.filter(
        file_hash=facts.sha256, kind=defaults.kind, staged_by=user, finished_at=None, rejected={}
    )
    return next((batch for batch in same if batch.defaults == defaults.kept()), None)


def _chunks(lines: Iterator[RawLine]) -> Iterator[list[RawLine]]:
    while chunk := list(islice(lines, CHUNK)):
        yield chunk


@transaction.atomic
def _finish(batch: ImportBatch, staged: Staged) -> None:
    """From now on the batch may be approved."""
    rows = batch.rows.all()
    warnings = Counter(text for found in rows.values_list("warnings", flat=True).iterator() for text in found)
    batch.counts = {
        "lines": staged.lines,
        "added": rows.filter(is_correction=False).exclude(copy_id=None).count(),
        "corrected": rows.filter(is_correction=True).count(),
        "drafts": rows.filter(copy_id=None).count(),
        "unchanged": staged.counts["unchanged"],
        "problems": len({problem.line for problem in staged.problems}),
        "warnings": [[text, n] for text, n in warnings.most_common(SHOWN_WARNINGS)],
    }
    batch.sample_seed = secrets.randbelow(2**31)
    batch.finished_at = clock.now()
    batch.save()
    note_staged(batch)
    batch.problems.all().delete()
    ImportProblem.objects.bulk_create(
        [
            ImportProblem(
                batch=batch, line=found.line, external_id=found.source_id, field=found.field, reason=found.reason
            )
            for found in staged.problems
        ]
    )
