"""Reading and cleaning files, always in a child process: a hostile file costs an error record, never a worker."""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _

from base.extraction.child import Child, ChildFailed
from base.extraction.enums import HiddenKind, Problem, why_not
from base.extraction.results import CannotClean, Extraction, Hidden, Passage
from base.readers import codes, limits

_CHUNK = 1024 * 1024


def extract(file: IO[bytes], name: str) -> Extraction:
    """The text of `file`, from its beginning, and what it hides. `name` tells text formats apart.

    Bad files raise nothing: the extraction names the problem.
    """
    return next(extract_many([(file, name)]))


def extract_many(files: Iterable[tuple[IO[bytes], str]]) -> Generator[Extraction, None, None]:
    """The same for many files by one child process."""
    with Child() as child, tempfile.TemporaryDirectory(prefix="gongkai-read-") as folder:
        for file, name in files:
            yield _extract(child, _copied(file, Path(folder) / "file"), name)


def clean(file: IO[bytes], name: str) -> bytes:
    """A copy of `file` without what it hides; the copy has been read again to be sure.

    Raises CannotClean where the format has no such copy, or something would still be hidden in it.
    """
    with Child() as child, tempfile.TemporaryDirectory(prefix="gongkai-clean-") as folder:
        source, target = _copied(file, Path(folder) / "file"), Path(folder) / "cleaned"
        _clean(child, source, target, name)
        rest = _extract(child, target, name)
        if rest.hidden or rest.problem not in ("", Problem.NO_TEXT):
            raise CannotClean(_("清理后仍有不可见的内容，请在原软件中处理后重新上传。"))
        return target.read_bytes()


def _copied(file: IO[bytes], path: Path) -> Path | None:
    """A copy under `path`, or None where the file is too big."""
    if file.seekable():
        file.seek(0)
    left = limits.MAX_FILE
    with path.open("wb") as copy:
        while part := file.read(_CHUNK):
            left -= len(part)
            if left < 0:
                return None
            copy.write(part)
    return path


def _extract(child: Child, path: Path | None, name: str) -> Extraction:
    if path is None:
        return Extraction(problem=Problem.TOO_BIG.value)
    try:
        return _understood(child.ask({"act": "extract", "path": str(path), "name": name}))
    except ChildFailed as failure:
        return Extraction(problem=failure.problem)


def _clean(child: Child, source: Path | None, target: Path, name: str) -> None:
    if source is None:
        raise CannotClean(why_not(codes.TOO_BIG))
    try:
        answer = child.ask({"act": "clean", "path": str(source), "target": str(target), "name": name})
    except ChildFailed as failure:
        raise CannotClean(why_not(failure.problem)) from failure
    if problem := str(answer["problem"]):
        raise CannotClean(why_not(problem))


def _understood(answer: dict[str, Any]) -> Extraction:
    return Extraction(
        passages=tuple(Passage(place, text) for place, text in answer["passages"]),
        hidden=tuple(Hidden(HiddenKind(kind), place, text) for kind, place, text in answer["hidden"]),
        problem=answer["problem"],
    )
