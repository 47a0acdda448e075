"""A release that ends by itself at every step. Run as a process of its own: `script.py DATABASE`.

The database holds a migrated site. A document is taken as far as its last approval; then, for each SQL statement,
each COMMIT and each file operation of that approval, a forked process ends with os._exit just before it, on a
copy of database and files. Prints one line a step: number, what it was, and what was found afterwards.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

DIED = 77
PREPARED = Path(sys.argv[1])
WHOLE = "每个字节都在。".encode()
WORK = PREPARED.with_name("work.sqlite3")
ROOT = Path(__file__).resolve().parents[3]


def set_up() -> None:
    os.environ["DATABASE_URL"] = f"sqlite:///{PREPARED}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    import django

    django.setup()


class Steps:
    """Counts what a release does and ends the process before one of them."""

    def __init__(self, last: int) -> None:
        self.last, self.count, self.names = last, 0, list[str]()

    def before(self, name: str) -> None:
        self.count += 1
        self.names.append(name)
        if self.count == self.last:
            sys.stdout.flush()
            os._exit(DIED)

    def statement(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.before(" ".join(sql.split())[:60])
        return execute(sql, params, many, context)

    def wrap(self, owner: Any, name: str) -> None:
        original = getattr(owner, name)

        def watched(*args: Any, **kwargs: Any) -> Any:
            self.before(f"{owner.__name__}.{name}")
            return original(*args, **kwargs)

        setattr(owner, name, watched)


def watched(steps: Steps, act: Callable[[], object]) -> None:
    """Run `act`, telling `steps` of every SQL statement, COMMIT and file operation."""
    from django.db import connections

    connection: Any = connections["default"]
    commit = connection._commit

    def watched_commit() -> None:
        steps.before("COMMIT")
        commit()

    connection._commit = watched_commit
    for owner, names in ((os, ("replace", "fsync", "chmod", "utime", "makedirs")), (Path, ("mkdir", "unlink")),
                         (tempfile, ("NamedTemporaryFile",))):  # fmt: skip
        for name in names:
            steps.wrap(owner, name)
    with connection.execute_wrapper(steps.statement):
        act()


def in_a_fork(act: Callable[[], object]) -> int:
    """Run `act` in a process of its own on the work database; return its exit code."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            from django.db import connections

            connections["default"].settings_dict["NAME"] = str(WORK)
            act()
            code = 0
        except BaseException as error:
            print(f"ERROR {type(error).__name__}: {error}")
        finally:
            sys.stdout.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def public_folder() -> Path:
    from base.storage import ReleasedStore

    storage: Any = ReleasedStore().storage
    return Path(storage.location)


def fresh_copy() -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{WORK}{suffix}").unlink(missing_ok=True)
    shutil.copyfile(PREPARED, WORK)
    shutil.rmtree(public_folder(), ignore_errors=True)


def dump() -> str:
    """Every row of the work database, as text."""
    with sqlite3.connect(WORK) as database:
        return "\n".join(database.iterdump())


def prepare() -> tuple[int, int]:
    """Take a document with an attachment as far as its last approval; return its and the approver's numbers."""
    from django.core.files.base import ContentFile
    from wagtail.documents.models import Document

    from tests import moves
    from tests.factories import DocumentFactory, FooterFactory, SectionFactory, UnitFactory, UserFactory

    unit, section = UnitFactory(), SectionFactory()
    moves.release_shell(FooterFactory(), unit, section)
    document = Document.objects.create(title="附件", file=ContentFile(WHOLE, name="a.txt"))
    author, reviewers = UserFactory(), [moves.reviewer(stage) for stage in moves.CHAIN]
    page = DocumentFactory(unit=unit, section=section, owner=author, title="关键的文件",
                           attachments=[("file", {"document": document, "title": "附件"})])  # fmt: skip
    copy = moves.submit(page, author)
    for reviewer in reviewers[:-1]:
        moves.approve(copy, reviewer)
    return copy.pk, reviewers[-1].pk


def approve(copy_id: int, user_id: int) -> None:
    """The last approval, as the view gives it: one transaction."""
    from django.contrib.auth import get_user_model
    from django.db import transaction

    from disclosure.catalogue.models import ReviewCopy
    from tests import moves

    with transaction.atomic():
        moves.approve(ReviewCopy.objects.get(pk=copy_id), get_user_model().objects.get(pk=user_id))


def assert_public() -> None:
    """The document is public, whole, and agrees with itself."""
    from django.core.management import call_command
    from django.test import Client

    from disclosure.catalogue.models import CatalogueEntry

    entry = CatalogueEntry.objects.get(kind="document")
    file = entry.files.get()
    assert Client().get(entry.address).status_code == 200
    assert Client().get(f"/files/{file.sha256}/{file.name}").getvalue() == WHOLE
    assert entry.title in Client().get("/catalogue/").content.decode()
    with open(os.devnull, "w") as quiet:
        call_command("verify_catalogue", stdout=quiet)


def public_files() -> tuple[str, ...]:
    """The files in the public store, each whole under its name; those still being written as one mark."""
    names = set()
    for path in public_folder().rglob("*"):
        if path.name.startswith(".put-"):
            names.add("unfinished")
        elif path.is_file():
            assert sha256(path.read_bytes()).hexdigest() == path.name, path
            names.add(path.name)
    return tuple(sorted(names))


def step(number: int, act: Callable[[], object], before: str, seen: dict[tuple[str, ...], int]) -> str:
    """End a release before its step `number`; return what was public then, or "" when there was no such step.

    What is left behind is compared row by row and file by file. Where it is the same as after an earlier step,
    what follows from it is the same too: approving again is tried once for each state.
    """
    fresh_copy()
    code = in_a_fork(lambda: watched(Steps(number), act))
    if code == 0:
        return ""
    assert code == DIED, f"step {number} ended with {code}"
    after = "nothing" if dump() == before else "all"
    state = (after, *public_files())
    if after == "all" or state not in seen:
        seen[state] = number
        if after == "nothing":
            assert in_a_fork(act) == 0, f"step {number}: approving again failed"
        assert in_a_fork(assert_public) == 0, f"step {number}: {after} was public, but not whole"
    return after


def main() -> None:
    set_up()
    copy_id, user_id = prepare()
    from django.db import connections

    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections["default"].close()
    fresh_copy()
    before, seen, number = dump(), {}, 1  # type: str, dict[tuple[str, ...], int], int
    while after := step(number, lambda: approve(copy_id, user_id), before, seen):
        print(number, after)
        number += 1
    print("steps", number - 1, "states", len(seen))


if __name__ == "__main__":
    main()
