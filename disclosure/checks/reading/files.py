"""The text of attachments, read once for each hash."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from base import clock, extraction
from base.extraction import Extraction, Hidden, HiddenKind, Passage, Problem
from base.storage import FrozenStore
from disclosure.catalogue.content import FrozenFile
from disclosure.checks.models import ExtractedFile
from disclosure.checks.reading.part import Line, Part

READER = "1"  # changes when the reading of files does; rows of an older one are read anew


def key_of(file: FrozenFile) -> tuple[str, str]:
    return file.sha256, PurePosixPath(file.name).suffix.lower()[:20]


def wanted(files: Sequence[FrozenFile]) -> list[FrozenFile]:
    """Return the files that people get: the smaller renditions of a picture are made by us and hide nothing."""
    return [file for file in files if not file.variant]


def extractions(files: Sequence[FrozenFile]) -> dict[tuple[str, str], Extraction]:
    """Return what was read out of each file, by hash and suffix. What is not known yet is read and kept."""
    known = read_before({file.sha256 for file in files}) if files else {}
    missing = {key_of(file): file for file in files if key_of(file) not in known}
    found = _read(list(missing.values())) if missing else []
    for key, read in zip(missing, found, strict=True):
        known[key] = read
        _keep(key, read)
    return known


def part_of(file: FrozenFile, read: Extraction) -> Part:
    """Return the text of a file as a part; its places begin with the file's name."""
    name = _("附件“%(name)s”") % {"name": file.title or file.name}
    lines = tuple(Line(f"{name} {passage.place}".strip(), passage.text) for passage in read.passages)
    return Part(f"file:{file.sha256}", lines, file.sha256)


def _read(files: Sequence[FrozenFile]) -> list[Extraction]:
    """One child process reads them all. A file that is not in the store is refused at the door anyway."""
    store = FrozenStore()
    there = [file for file in files if store.exists(file.sha256)]
    with ExitStack() as stack:
        opened = [(stack.enter_context(store.open(file.sha256)), file.name) for file in there]
        read = dict(zip(map(key_of, there), extraction.extract_many(opened), strict=True)) if opened else {}
    return [read.get(key_of(file), Extraction(problem=Problem.UNREADABLE)) for file in files]


def read_before(hashes: set[str]) -> dict[tuple[str, str], Extraction]:
    """Return what is known of files already, by hash and suffix. One query, no reading."""
    rows = ExtractedFile.objects.filter(sha256__in=hashes, reader=READER)
    return {(row.sha256, row.suffix): _from_row(row) for row in rows}


def _from_row(row: ExtractedFile) -> Extraction:
    return Extraction(
        passages=tuple(Passage(**each) for each in row.passages),
        hidden=tuple(Hidden(HiddenKind(each["kind"]), each["place"], each["text"]) for each in row.hidden),
        problem=row.problem,
    )


def _keep(key: tuple[str, str], found: Extraction) -> None:
    """Two who read the same file at once keep it once. What failed for want of time is tried again next time."""
    if found.problem == Problem.TOO_SLOW:
        return
    row = ExtractedFile(
        sha256=key[0],
        suffix=key[1],
        reader=READER,
        passages=[{"place": each.place, "text": each.text} for each in found.passages],
        hidden=[asdict(each) | {"kind": str(each.kind)} for each in found.hidden],
        problem=str(found.problem),
        read_at=clock.now(),
    )
    ExtractedFile.objects.bulk_create([row], ignore_conflicts=True)
