"""Compare an index with the catalogue, document by document; and put right what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from elasticsearch import Elasticsearch

from disclosure.catalogue.models import CatalogueEntry
from search.engines.elastic import writing
from search.engines.elastic.writing import Write
from search.feed.delivering import CHUNK, writes_of
from search.feed.models import FeedRow
from search.files.comparing import differing

PAGE = 5000
KEPT = "2m"


@dataclass(frozen=True)
class Held:
    """What the index says of one document; no content of an entry that it knows to be gone."""

    version: int
    content_id: int | None
    files: str = ""  # the digest of the text of its attachments


@dataclass(frozen=True)
class Difference:
    """Entries that the index lacks, has too many, has in an old state, or with another text of their attachments; and
    the versions it holds."""

    missing: frozenset[int] = frozenset()
    surplus: frozenset[int] = frozenset()
    outdated: frozenset[int] = frozenset()
    files: frozenset[int] = frozenset()
    known: dict[int, Held] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.numbers)

    @property
    def numbers(self) -> list[int]:
        return sorted(self.missing | self.surplus | self.outdated | self.files)

    @property
    def sentences(self) -> list[str]:
        said = [
            (self.missing, _("目录中有 %(count)s 条不在检索服务里：%(some)s")),
            (self.surplus, _("检索服务中有 %(count)s 条不在目录里：%(some)s")),
            (self.outdated, _("检索服务中有 %(count)s 条不是现行版本：%(some)s")),
            (self.files, _("检索服务中有 %(count)s 条的附件文字与附件不一致：%(some)s")),
        ]
        return [text % {"count": len(ids), "some": sorted(ids)[:5]} for ids, text in said if ids]


def compare(server: Elasticsearch, index: str, step: Callable[[int], object] = lambda count: None) -> Difference:
    """Where that index and the catalogue disagree. What is released while this runs may be named too.

    Args:
        step: is told from time to time how many more entries were compared.
    """
    server.indices.refresh(index=index)
    known = dict(_known(server, index))
    held = {number: one for number, one in known.items() if one.content_id is not None}
    versions = dict(FeedRow.objects.values_list("entry", "version"))
    shown = dict(CatalogueEntry.objects.listed().values_list("pk", "content_id"))
    outdated = {
        number
        for number in held.keys() & shown.keys()
        if held[number].content_id != shown[number] or held[number].version < versions.get(number, 0)
    }
    return Difference(
        missing=frozenset(shown.keys() - held.keys()),
        surplus=frozenset(held.keys() - shown.keys()),
        outdated=frozenset(outdated),
        files=frozenset(_with_other_files(held, shown.keys() - outdated, step)),
        known=known,
    )


def repair(server: Elasticsearch, index: str) -> int:
    """Bring that index to what the catalogue says; return how many documents differed."""
    found = compare(server, index)
    numbers = found.numbers
    for start in range(0, len(numbers), CHUNK):
        chunk = numbers[start : start + CHUNK]
        versions = dict.fromkeys(chunk, 0)
        versions |= FeedRow.objects.filter(entry__in=chunk).values_list("entry", "version")
        writes = [_not_below(one, found.known.get(one.number)) for one in writes_of(versions)]
        writing.write(server, index, writes, rule="external_gte")
    return len(numbers)


def _with_other_files(held: dict[int, Held], shown: Set[int], step: Callable[[int], object]) -> Iterator[int]:
    for count, wrong in differing(sorted(held.keys() & shown), lambda some: {n: held[n].files for n in some}):
        yield from wrong
        step(count)


def _not_below(write: Write, held: Held | None) -> Write:
    """What is in the index without belonging there may be of a later version than the database knows."""
    if held is None or held.version <= (write.version or 0):
        return write
    return Write(write.number, held.version, write.document)


def _known(server: Elasticsearch, index: str) -> Iterator[tuple[int, Held]]:
    """All documents, as of one moment."""
    moment = server.open_point_in_time(index=index, keep_alive=KEPT)["id"]
    try:
        after = None
        while hits := _page(server, moment, after):
            for hit in hits:
                yield int(hit["_id"]), _held(hit)
            after = hits[-1]["sort"]
    finally:
        server.close_point_in_time(id=moment)


def _held(hit: dict[str, Any]) -> Held:
    source = hit["_source"]
    return Held(int(hit["_version"]), source.get("content_id"), source.get("files", ""))


def _page(server: Elasticsearch, moment: str, after: list[Any] | None) -> list[dict[str, Any]]:
    answer = server.search(
        pit={"id": moment, "keep_alive": KEPT},
        size=PAGE,
        sort=["_shard_doc"],
        version=True,
        source_includes=["content_id", "files"],
        track_total_hits=False,
        search_after=after,
        allow_partial_search_results=False,
    )
    return list(answer["hits"]["hits"])
