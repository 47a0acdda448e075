"""What the attachments of entries say, for whoever indexes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from disclosure.catalogue.enums import FileRole
from disclosure.catalogue.models import CatalogueEntry, EntryFile
from search.files.models import FileText
from search.files.pieces import whole

MAX_INDEXED = 1_000_000  # characters of one entry: a longer annex is searched in its first part


def texts_of(entries: Iterable[CatalogueEntry | int]) -> dict[int, str]:
    """The squeezed text of the attachments of each entry that has any that were read, by the entry's number.

    Two queries, one where there is no attachment.
    """
    hashes: dict[int, list[str]] = defaultdict(list)
    for number, sha256 in attachments(entries).values_list("entry_id", "sha256"):
        hashes[number].append(sha256)
    if not hashes:
        return {}
    wanted = {sha256 for each in hashes.values() for sha256 in each}
    read = FileText.objects.filter(pk__in=wanted, gone_at=None).exclude(squeezed="")
    texts = {sha256: whole(lines) for sha256, lines in read.values_list("sha256", "squeezed")}
    joined = {
        number: " ".join(texts[sha256] for sha256 in dict.fromkeys(each) if sha256 in texts)[:MAX_INDEXED]
        for number, each in hashes.items()
    }
    return {number: text for number, text in joined.items() if text}


def attachments(entries: Iterable[CatalogueEntry | int]) -> QuerySet[Any]:
    """The rows of the files that entries show as attachments, in their order."""
    rows = EntryFile.objects.filter(entry__in=list(entries), role=FileRole.ATTACHMENT)
    return rows.order_by("entry_id", "order", "id")
