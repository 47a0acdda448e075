"""彻底删除: who holds something of an item, and how it is forgotten. Rooms register here.

What is kept of an erased item is its tombstone, its hashes and the act (`models.Erasure`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

BLANK = "（已彻底删除）"


@dataclass(frozen=True)
class Target:
    """One item in one language, as it is about to be forgotten.

    Everything is read before anything is removed, so that a room may still look its own rows up by it.
    """

    kind: str
    source_id: int  # the draft: a page's primary key
    entry_number: int | None = None
    copy_ids: tuple[int, ...] = ()  # its review copies, also those that were never released
    content_ids: tuple[int, ...] = ()  # its released contents
    hashes: tuple[str, ...] = ()  # of its copies
    titles: tuple[str, ...] = ()  # every title it ever had
    texts: tuple[str, ...] = ()  # the plain text of everything that was released of it
    workflow_state_ids: tuple[int, ...] = ()
    document_ids: tuple[int, ...] = ()  # uploads that nothing else shows
    image_ids: tuple[int, ...] = ()
    files: frozenset[str] = field(default=frozenset())  # SHA-256 of the frozen files that nothing else shows


# Forgets one target inside the transaction of its erasure and returns how many rows, files or words went.
# It changes append-only rows by `append_only.erase_rows` and does nothing outside the database that COMMIT
# could not undo: files go in `transaction.on_commit`.
Forget = Callable[[Target], int]

_registered: dict[str, Forget] = {}
_open: ContextVar[bool] = ContextVar("erasing", default=False)


def on_erase(name: str, forget: Forget) -> None:
    """Ask `forget(target)` at every erasure; `name` says in the act what was counted. Call from `ready()`."""
    _registered[name] = forget


def forget_everywhere(target: Target) -> dict[str, int]:
    """Ask everybody, and return what each of them removed."""
    return {name: forget(target) for name, forget in _registered.items()}


@contextmanager
def open_for_erasure() -> Iterator[None]:
    """The one door in append-only tables. Only `erase_item` uses it."""
    token = _open.set(True)
    try:
        yield
    finally:
        _open.reset(token)


def is_open() -> bool:
    return _open.get()
