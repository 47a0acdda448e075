"""A step of the clock: read the attachments that wait for it, some a minute, and have their entries indexed anew.

Reading takes its time, so it holds no transaction: a row is taken, its file is read, and what was read is kept only if
the row is still the one that was taken. A withdrawal in between wins. A tick that dies leaves rows that another one
takes again; a file that costs it its life three times is left alone.
"""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from datetime import datetime, timedelta
from typing import IO, Any, cast

from django.db import transaction
from django.db.models import F, Q, QuerySet

from base.extraction import Extraction, Problem, extract_many
from base.storage import FrozenStore, ReleasedStore
from disclosure.catalogue.clockwork import Unfinished
from disclosure.catalogue.enums import FileRole
from disclosure.catalogue.models import CatalogueEntry, EntryFile, PastFile
from disclosure.checks.reading import files as checked
from search.files.addresses import move_versions
from search.files.formats import suffix_of
from search.files.layout import is_shown, part_starts
from search.files.models import FileText
from search.files.pieces import packed
from search.services.follow import put_in

logger = logging.getLogger(__name__)

READER = f"{checked.READER}.1"  # changes when files are read, or their text is kept, in another way
AT_ONCE = 20  # files a tick
SECONDS = 30.0  # and no new one after this long
AGAIN_AFTER = timedelta(minutes=10)  # what somebody took and did not bring back
MAX_ATTEMPTS = 3
MAX_CHARACTERS = 2_000_000  # of one file; the rest is for its readers
CHUNK = 100  # entries indexed in one transaction


def read_some(now: datetime, *, afresh: bool = False) -> int:
    """Read what waits; return how many files were read. `afresh` leaves aside what the content check has read.

    Raises Unfinished where one of them could not be kept.
    """
    rows = _take(now) if FileText.objects.filter(waiting(now)).exists() else []
    failed: list[str] = []
    try:
        done = _read(rows, now, afresh, failed)
    except KeyboardInterrupt:  # whoever comes next goes on at once
        _give_back(rows)
        raise
    _give_back(rows)
    if failed:
        raise Unfinished(", ".join(failed))
    return done


def waiting(now: datetime) -> Q:
    free = Q(taken_at=None) | Q(taken_at__lt=now - AGAIN_AFTER)
    return Q(read_at=None, gone_at=None) & free


def _read(rows: Sequence[FileText], now: datetime, afresh: bool, failed: list[str]) -> int:
    stop, done = time.monotonic() + SECONDS, 0
    with closing(_readings(rows, afresh)) as readings:
        for row, found in zip(rows, readings, strict=True):
            try:
                done += _keep(row, found, now)
            except Exception:  # of a text that nobody has seen: a trouble of this file, the others go on
                logger.exception("text of %s", row.sha256)
                failed.append(row.sha256)
                _of(row).update(problem=Problem.UNREADABLE, reader=READER, read_at=now)
            if time.monotonic() > stop:
                break
    return done


@transaction.atomic
def _take(now: datetime) -> list[FileText]:
    """Take the next rows, so that a second tick takes others."""
    waits = FileText.objects.filter(waiting(now))
    waits.filter(attempts__gte=MAX_ATTEMPTS).update(problem=Problem.UNREADABLE, reader=READER, read_at=now)
    rows = waits.order_by("attempts", "sha256").only("sha256", "attempts")
    taken = list(rows.select_for_update(skip_locked=True)[:AT_ONCE])
    FileText.objects.filter(pk__in=[row.pk for row in taken]).update(taken_at=now, attempts=F("attempts") + 1)
    for row in taken:
        row.taken_at = now
    return taken


def _give_back(rows: Sequence[FileText]) -> None:
    """What there was no time for is as it was; what takes too long has had its attempt."""
    for row in rows:
        _of(row).filter(read_at=None, problem="").update(taken_at=None, attempts=row.attempts)


def _readings(rows: Sequence[FileText], afresh: bool) -> Generator[Extraction, None, None]:
    """What each file says. What the content check has read before is not read again, if not asked for."""
    names = _names([row.sha256 for row in rows])
    known = checked.read_before(set(names)) if names and not afresh else {}
    keys = [(row.sha256, suffix_of(names.get(row.sha256, ""))[:20]) for row in rows]
    missing = [sha256 for sha256, suffix in keys if (sha256, suffix) not in known]
    with closing(extract_many(_files(missing, names))) as read:
        for key in keys:
            yield known[key] if key in known else next(read)


def _files(hashes: Sequence[str], names: dict[str, str]) -> Iterator[tuple[IO[bytes], str]]:
    for sha256 in hashes:
        with _opened(sha256) as file:
            yield file, names.get(sha256, "")


def _names(hashes: Sequence[str]) -> dict[str, str]:
    """A name under which each file is shown."""
    past = PastFile.objects.filter(sha256__in=hashes).order_by("-pk").values_list("sha256", "name")
    current = EntryFile.objects.filter(sha256__in=hashes, role=FileRole.ATTACHMENT).order_by("-pk")
    return {**dict(past), **dict(current.values_list("sha256", "name"))}


def _opened(sha256: str) -> IO[bytes]:
    """The file; an empty one where no store has it."""
    for store in (ReleasedStore(), FrozenStore()):
        with suppress(FileNotFoundError):
            return cast(IO[bytes], store.open(sha256))
    return io.BytesIO()


def _keep(row: FileText, found: Extraction, now: datetime) -> int:
    """Keep what was read and index the entries that show it; 0 where that is for another time, or for nobody."""
    if found.problem == Problem.TOO_SLOW and row.attempts + 1 < MAX_ATTEMPTS:
        _of(row).update(problem=found.problem)
        return 0
    passages, whole = _shown(found)
    text = {
        "passages": passages,
        "squeezed": packed(text for _place, text in passages),
        "characters": sum(len(text) for _place, text in passages),
        "starts": part_starts(passages),
        "problem": found.problem or ("" if whole else Problem.TOO_BIG.value),
        "reader": READER,
    }
    if not _of(row).update(**text):
        return 0
    last = 0
    while passages and (chunk := _index_after(last, row)):
        last = chunk[-1].pk
    return _of(row).update(read_at=now) and _tell(row)


@transaction.atomic
def _index_after(number: int, row: FileText) -> list[CatalogueEntry]:
    """Index some of the entries that show the file, held so that none is withdrawn meanwhile."""
    showing = EntryFile.objects.filter(sha256=row.sha256, role=FileRole.ATTACHMENT).values("entry_id")
    listed = CatalogueEntry.objects.listed().public().filter(pk__in=showing, pk__gt=number).order_by("pk")
    held = listed.select_related("content").select_for_update(of=("self",))
    chunk = list(held[:CHUNK])
    put_in(chunk)
    return chunk


def _tell(row: FileText) -> int:
    move_versions([row.sha256])
    return 1


def _of(row: FileText) -> QuerySet[Any]:
    """The row, as long as it is this one who has taken it."""
    return FileText.objects.filter(pk=row.pk, taken_at=row.taken_at, gone_at=None, read_at=None)


def _shown(found: Extraction) -> tuple[list[list[str]], bool]:
    """The passages that the public reads, and whether these are all. What a file hides is never among them."""
    passages: list[list[str]] = []
    left = MAX_CHARACTERS
    for passage in found.passages:
        if not is_shown(passage.place):
            continue
        left -= len(passage.text)
        if left < 0:
            return passages, False
        passages.append([_storable(passage.place), _storable(passage.text)])
    return passages, True


def _storable(text: str) -> str:
    """Without what databases refuse: zeros, and halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
