"""Files kept under the hash of their content: the same bytes are stored once and cannot change unnoticed.

Two stores: what editors have submitted is frozen in a private one, and a release copies it into the one
whose files have a public address. Both work with any Django storage.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages

CHUNK = 1024 * 1024
IN_MEMORY = 4 * CHUNK
_SHA256 = re.compile(r"[0-9a-f]{64}")


class HashMismatch(Exception):
    """The bytes are not those that the hash promises: the file was damaged or exchanged."""


@dataclass(frozen=True)
class StoredFile:
    """What identifies a stored file."""

    sha256: str
    size: int


def name_of(sha256: str) -> str:
    """The name of a file inside its store, `ab/cd/abcd…`. Raises ValueError for what is no SHA-256."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"not a SHA-256: {sha256!r}")
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


class HashStore:
    """A content-addressed store over the Django storage called `alias` in the setting STORAGES."""

    alias: str

    @property
    def storage(self) -> Storage:
        return storages[self.alias]

    def put(self, file: IO[bytes] | File, *, expected: str = "") -> StoredFile:
        """Store the bytes of `file` from its beginning, and return their hash and size.

        Storing the same bytes again changes nothing. The name appears only when all bytes are there.
        Raises HashMismatch, and stores nothing, where the hash is not the `expected` one.
        """
        with _waiting_place(self.storage) as copy:
            stored = _copy_hashed(file, copy)
            if expected and stored.sha256 != expected:
                raise HashMismatch(f"expected {expected}, found {stored.sha256}")
            if not (self._holds(stored) and _mark_used(self.storage, name_of(stored.sha256))):
                _give_name(self.storage, copy, name_of(stored.sha256))
        return stored

    def open(self, sha256: str) -> File:
        """The stored file, open for reading. Raises FileNotFoundError where there is none."""
        return self.storage.open(name_of(sha256), "rb")

    def exists(self, sha256: str) -> bool:
        return self.storage.exists(name_of(sha256))

    def copy_to(self, other: "HashStore", sha256: str) -> None:
        """Copy a file into `other`, checking its bytes on the way.

        Raises FileNotFoundError where this store has no such file, HashMismatch where it is damaged.
        """
        with self.open(sha256) as file:
            other.put(file, expected=sha256)

    def _holds(self, stored: StoredFile) -> bool:
        name = name_of(stored.sha256)
        return self.storage.exists(name) and self.storage.size(name) == stored.size


class FrozenStore(HashStore):
    """Private: the files of review copies, from submission on. They have no public address."""

    alias = "frozen"


class ReleasedStore(HashStore):
    """Public: the files of released content. One answers while a current entry links it."""

    alias = "released"


@contextmanager
def _waiting_place(storage: Storage) -> Iterator[IO[bytes]]:
    """Where bytes wait for their name: on a file system inside the store, so that a rename suffices."""
    if not isinstance(storage, FileSystemStorage):
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as spooled:
            yield cast(IO[bytes], spooled)
        return
    os.makedirs(storage.location, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=storage.location, prefix=".put-", delete=False) as copy:
        try:
            yield cast(IO[bytes], copy)
        finally:
            Path(copy.name).unlink(missing_ok=True)


def _copy_hashed(source: IO[bytes] | File, target: IO[bytes]) -> StoredFile:
    digest, size = hashlib.sha256(), 0
    source.seek(0)
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
        target.write(chunk)
    return StoredFile(digest.hexdigest(), size)


def _give_name(storage: Storage, copy: IO[bytes], name: str) -> None:
    """Make the waiting bytes appear under `name`, whole or not at all."""
    copy.flush()
    if isinstance(storage, FileSystemStorage):
        _rename(storage, copy, name)
        return
    copy.seek(0)
    if storage.exists(name):  # of another size, or it would not be replaced
        storage.delete(name)
    saved = storage.save(name, File(copy))
    if saved != name:  # somebody stored the same bytes meanwhile
        storage.delete(saved)


def _mark_used(storage: Storage, name: str) -> bool:
    """Make a file look new, so that nobody sweeps it before it is linked; False where it has just gone."""
    if isinstance(storage, FileSystemStorage):
        try:
            os.utime(storage.path(name))
        except FileNotFoundError:
            return False
    return True


def _rename(storage: FileSystemStorage, copy: IO[bytes], name: str) -> None:
    """On disk before the rename, so that not even a power cut leaves half a file under its name."""
    target = Path(storage.path(name))
    os.fsync(copy.fileno())
    os.chmod(copy.name, storage.file_permissions_mode or 0o644)
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(copy.name, target)
