"""Versions that cached pages depend on: read by key before rendering, moved inside the release."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db import connection

from base.canonical import sha256_of
from disclosure.catalogue.models import CatalogueEntry, EntryLink, PageVersion

if TYPE_CHECKING:
    from disclosure.catalogue.terms import TermKey

SHELL = "shell"
# Moves when something public was sealed or erased. Every kept page depends on it, and each process empties its
# store when it sees it move: what must not be read must not lie about either.
PURGE = "purge"


def of_path(path: str) -> str:
    """Return the key of a page: its path, or a hash of one that is too long for a key."""
    return f"path:{path}" if len(path) <= 110 else f"path:{sha256_of(path)[:40]}"


def of_term(key: TermKey) -> str:
    """Return the key of a list. It is known before anything was released into that list."""
    language, dimension, value = key
    return f"term:{language}:{dimension}:{value}"


def paths_showing(entries: Sequence[CatalogueEntry]) -> set[str]:
    """Return the paths of entries, of those that link to them and of those they link to: links show on both."""
    paths = {entry.path for entry in entries}
    sources = {(entry.kind, entry.source_id) for entry in entries}
    numbers = [entry.pk for entry in entries]
    linking = EntryLink.objects.filter(target_source_id__in=[source for _, source in sources])
    paths |= {
        path
        for kind, source, path in linking.values_list("target_kind", "target_source_id", "entry__path")
        if (kind, source) in sources
    }
    targets = EntryLink.objects.filter(entry__in=numbers).values_list("target_kind", "target_source_id")
    wanted = set(targets)
    shown = CatalogueEntry.objects.filter(source_id__in=[source for _, source in wanted])
    paths |= {path for kind, source, path in shown.values_list("kind", "source_id", "path") if (kind, source) in wanted}
    return {path for path in paths if path}


def read(keys: Iterable[str]) -> dict[str, int]:
    """Return the version of each key, 0 for one that never moved. One query."""
    wanted = list(keys)
    found = dict(PageVersion.objects.filter(key__in=wanted).values_list("key", "number"))
    return {key: found.get(key, 0) for key in wanted}


def move(keys: Iterable[str]) -> None:
    """Move versions on. Keys are sorted, so that two releases cannot deadlock on them."""
    wanted = sorted(set(keys))
    with connection.cursor() as cursor:
        for start in range(0, len(wanted), 400):
            chunk = wanted[start : start + 400]
            rows = ", ".join(["(%s, 1)"] * len(chunk))
            cursor.execute(
                f"INSERT INTO catalogue_pageversion (key, number) VALUES {rows} "  # noqa: S608  placeholders only
                "ON CONFLICT (key) DO UPDATE SET number = catalogue_pageversion.number + 1",
                chunk,
            )
