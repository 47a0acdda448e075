"""How bulk work treats memory."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

BULK_THRESHOLD = 100_000


@contextmanager
def bulk_objects() -> Iterator[None]:
    """Look for garbage less often: a chunk makes a hundred thousand objects that all live until it is written."""
    usual = gc.get_threshold()
    gc.set_threshold(BULK_THRESHOLD, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
