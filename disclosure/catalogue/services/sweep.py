"""Sweep public files that no entry shows, and what interrupted writing left behind.

Nobody can reach such a file; sweeping saves room. A release copies its files before COMMIT and makes them look
new, so only old ones are touched. One 256th of the store is looked at in a minute: the cost stays small, and
the whole store is swept in little more than four hours.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from django.core.files.storage import Storage

from base.storage import FrozenStore, ReleasedStore
from disclosure.catalogue.models import EntryFile, PastFile

OLD = timedelta(hours=1)
BUCKETS = 256
LEFTOVER = ".put-"


def sweep(now: datetime) -> int:
    """Sweep the part of the store whose turn it is; return how many files went."""
    return sweep_leftovers(now) + sweep_bucket(now, f"{int(now.timestamp()) // 60 % BUCKETS:02x}")


def sweep_bucket(now: datetime, bucket: str) -> int:
    """Delete the old files of one first-level folder of the public store that no current entry shows."""
    storage = ReleasedStore().storage
    old = [name for name in _names(storage, bucket) if _is_old(storage, name, now)]
    gone = 0
    for start in range(0, len(old), 200):
        names = {PurePosixPath(name).name: name for name in old[start : start + 200]}
        shown = {
            sha256
            for model in (EntryFile, PastFile)
            for sha256 in model._default_manager.filter(sha256__in=names).values_list("sha256", flat=True)
        }
        for name in (name for sha256, name in names.items() if sha256 not in shown):
            storage.delete(name)
            gone += 1
    return gone


def sweep_leftovers(now: datetime) -> int:
    """Delete what a process left that ended while it was writing a file."""
    gone = 0
    for store in (FrozenStore(), ReleasedStore()):
        names = [name for name in _listed(store.storage, "")[1] if name.startswith(LEFTOVER)]
        for name in names:
            if _is_old(store.storage, name, now):
                store.storage.delete(name)
                gone += 1
    return gone


def _names(storage: Storage, bucket: str) -> Iterator[str]:
    for folder in _listed(storage, bucket)[0]:
        for name in _listed(storage, f"{bucket}/{folder}")[1]:
            yield f"{bucket}/{folder}/{name}"


def _listed(storage: Storage, path: str) -> tuple[list[str], list[str]]:
    try:
        return storage.listdir(path)
    except FileNotFoundError:
        return [], []


def _is_old(storage: Storage, name: str, now: datetime) -> bool:
    try:
        return storage.get_modified_time(name) < now - OLD
    except FileNotFoundError:  # another tick was faster
        return False
