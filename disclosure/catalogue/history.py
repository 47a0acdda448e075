"""The versions of an item, read from what was released: which is current, which may still be read, what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from disclosure.catalogue.content import Change, Content
from disclosure.catalogue.enums import ChangeKind, ReleaseKind
from disclosure.catalogue.models import ReleasedContent

Source = tuple[str, int]
RESTORED = str(ReleaseKind.RESTORED)


@dataclass(frozen=True)
class Version:
    """One text of an item. Released again unchanged, it is the same version; `again` says when that happened."""

    number: int
    content_id: int
    hash: str
    released_at: datetime
    change: Change | None
    sealed: bool
    erased: bool
    again: tuple[datetime, ...] = ()

    @property
    def readable(self) -> bool:
        return not (self.sealed or self.erased)


def versions_of(kind: str, source_id: int) -> list[Version]:
    """Return the versions of one item, the first one first. One query."""
    return versions_of_all([(kind, source_id)])[(kind, source_id)]


def versions_of_all(sources: Iterable[Source]) -> dict[Source, list[Version]]:
    """Return the versions of several items. One query a kind."""
    wanted = set(sources)
    found: dict[Source, list[Version]] = defaultdict(list)
    for kind in sorted({kind for kind, _ in wanted}):
        ids = [source for code, source in wanted if code == kind]
        rows = ReleasedContent.objects.filter(kind=kind, source_id__in=ids).order_by("pk")
        for row in rows.select_related("seal", "item__release").defer("text", "item__release__approvals"):
            _add(found[(kind, row.source_id)], row)
    return found


def _add(versions: list[Version], row: ReleasedContent) -> None:
    sealed, how = getattr(row, "seal", None) is not None, row.item.release.how
    if versions and versions[-1].hash == row.hash:
        last = versions[-1]
        again = (*last.again, row.released_at) if how == ReleaseKind.RESTORED else last.again
        versions[-1] = replace(last, content_id=row.pk, sealed=sealed, again=again)
        return
    change = Content.from_json(row.content).change if row.content else None
    versions.append(Version(len(versions) + 1, row.pk, row.hash, row.released_at, change, sealed, not row.content))


def changes_told(versions: Sequence[Version]) -> list[dict[str, Any]]:
    """Return 更正记录 as the page shows it, the newest first.

    Each says when, of what kind, its note, and the number of the version that it replaced where that is readable.
    """
    told: list[dict[str, Any]] = []
    for earlier, version in zip([None, *versions], versions, strict=False):
        if earlier is not None:
            change = version.change or Change(ChangeKind.UPDATE)
            before = earlier.number if earlier.readable else None
            told.append(_told(version.released_at, change.kind, change.note, before))
        told += [_told(moment, RESTORED) for moment in version.again]
    return sorted(told, key=lambda one: one["at"], reverse=True)


def _told(at: datetime, kind: str, note: str = "", before: int | None = None) -> dict[str, Any]:
    return {"at": at.isoformat(), "kind": str(kind), "note": note, "before": before}
