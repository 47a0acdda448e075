"""Where a sentence can still be read: database, stores, index and caches, however they keep it."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.cache import caches
from django.core.files.storage import storages
from django.db import connection

# Each planted sentence is its own, all with the same heart.
HEART = "鹧鸪天星图"
KEPT_TABLES = {"sqlite_sequence", "sqlite_stat1", "sqlite_master"}


def found_anywhere() -> list[str]:
    """Return every place in database, stores, index and caches where the sentence can still be read."""
    return [*in_tables(), *in_raw_database(), *in_files(), *in_caches()]


def in_tables() -> Iterator[str]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table in KEPT_TABLES:
                continue
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                yield from (f"{table}.{name}" for name, value in zip(names, row, strict=True) if holds(value))


def in_raw_database() -> Iterator[str]:
    """SQLite's file and its log, free pages included."""
    if connection.vendor != "sqlite":
        return
    for path in Path(connection.settings_dict["NAME"]).parent.glob("test.sqlite3*"):
        if holds(path.read_bytes()):
            yield path.name


def in_files() -> Iterator[str]:
    for alias in ("default", "frozen", "released"):
        storage: Any = storages[alias]
        for path in Path(storage.location).rglob("*"):
            if path.is_file() and holds(path.read_bytes()):
                yield f"{alias}:{path.name}"
    for path in Path(settings.VAR_DIR).rglob("*.jsonl"):
        if holds(path.read_bytes()):
            yield path.name


def in_caches() -> Iterator[str]:
    for alias in caches:
        for value in getattr(caches[alias], "_cache", {}).values():
            if holds(value):
                yield f"cache {alias}"


def holds(value: Any) -> bool:
    """Whether a stored value says the sentence: as text, in JSON escapes, spaced for the index, or packed."""
    if value is None or isinstance(value, int | float):
        return False
    data = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
    spellings = [HEART, " ".join(HEART), HEART.encode("unicode_escape").decode(), quote(HEART)]
    return any(spelling.encode() in each for each in (data, unpacked(data)) for spelling in spellings)


def unpacked(data: bytes) -> bytes:
    """What zlib or a session's encoding hides."""
    encoded = _from_base64(data)
    for wrapped in (data, encoded):
        try:
            return zlib.decompress(wrapped)
        except zlib.error:
            continue
    return encoded


def _from_base64(data: bytes) -> bytes:
    try:
        text = data.split(b":")[0].lstrip(b".")
        return base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4))
    except ValueError:
        return b""
