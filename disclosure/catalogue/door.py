"""The one door: set while a release writes the editors' rows, so that the guard lets it pass."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_open: ContextVar[bool] = ContextVar("door_open", default=False)


@contextmanager
def open_door() -> Iterator[None]:
    """Mark that what happens inside is the release itself. Only `release_items` and `withdraw_item` use it."""
    token = _open.set(True)
    try:
        yield
    finally:
        _open.reset(token)


def is_open() -> bool:
    return _open.get()
