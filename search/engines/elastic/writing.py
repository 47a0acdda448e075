"""Writes in bulk, each with the version of what it says, so that a late one never overwrites a newer one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from elasticsearch import Elasticsearch, TransportError

from search.documents import Document
from search.engines.elastic.indexes import FEED
from search.engines.elastic.mapping import source_of

BYTES = 4 * 1024 * 1024  # of text in one request, about
CONFLICT = 409

Rule = Literal["external", "external_gte"]


@dataclass(frozen=True)
class Write:
    """What an entry is to be in the index from that version on: a document, or nothing. Without a version it is
    written over whatever is there.

    Nothing is written too, as a document without fields, which no search finds: so the index never forgets in which
    version an entry went, and a delete, unlike a write, may make an index by mistake.
    """

    number: int
    version: int | None = None
    document: Document | None = None


class Refused(TransportError):
    """Elasticsearch refused writes for another reason than that it knows newer versions: those of `numbers`."""

    def __init__(self, message: str, numbers: Iterable[int] = ()) -> None:
        super().__init__(message)
        self.numbers = frozenset(numbers)


def write(
    client: Elasticsearch, index: str, writes: Iterable[Write], *, rule: Rule = "external", refresh: bool = False
) -> int:
    """Send writes to one index; return how many it already knew in this version or a newer one.

    `external_gte` lets the same version overwrite, for repairs. Raises Refused when any write failed otherwise, after
    all were sent: what was accepted stays.
    """
    known, refused = 0, dict[int, str]()
    for operations in _requests(writes, rule):
        answer = client.bulk(index=f"{index}{FEED}", operations=operations, require_alias=True, refresh=refresh)
        for item in answer["items"] if answer["errors"] else []:
            (result,) = item.values()
            if result["status"] == CONFLICT:
                known += 1
            elif result["status"] >= 400:
                refused[int(result["_id"])] = f"{result['error']['type']}: {result['error'].get('reason', '')}"
    if refused:
        number, reason = next(iter(refused.items()))
        raise Refused(f"{len(refused)} writes were refused: {number}: {reason}", refused)
    return known


def _requests(writes: Iterable[Write], rule: Rule) -> Iterator[list[dict[str, Any]]]:
    operations: list[dict[str, Any]] = []
    size = 0
    for one in writes:
        action: dict[str, Any] = {"_id": str(one.number)}
        if one.version is not None:
            action |= {"version": one.version, "version_type": rule}
        operations += [{"index": action}, source_of(one.document) if one.document else {}]
        size += len(one.document.text) + len(one.document.files_text) if one.document else 0
        if size >= BYTES // 6:  # a character is three bytes and goes out twice
            yield operations
            operations, size = [], 0
    if operations:
        yield operations
