"""更正记录 as a page shows it: date, kind and note of each change, and the way to what was there before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from base import clock
from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import PUBLIC_WORDS, SEALING, ChangeKind
from disclosure.catalogue.history import RESTORED
from disclosure.catalogue.models import CatalogueEntry, EntryHistory


@dataclass(frozen=True)
class ShownChange:
    """One line of 更正记录. `address` leads to the version that it replaced, empty where nobody reads that."""

    at: datetime
    label: Any
    note: str
    address: str


def changes_of(entry: CatalogueEntry) -> list[ShownChange]:
    """Return the changes of an entry, the newest first. No query where `history` was selected with the entry."""
    try:
        told = entry.history.changes
    except EntryHistory.DoesNotExist:
        return []
    return shown(told, entry.address)


def changes_to_be(entry: CatalogueEntry, content: Content) -> list[ShownChange]:
    """Return what the page would tell if this content became public now."""
    earlier = changes_of(entry) if not entry._state.adding else []
    if content.change is None:
        return earlier
    coming = {"at": clock.now().isoformat(), "kind": content.change.kind, "note": content.change.note, "before": None}
    return shown([coming], entry.address) + earlier


def shown(told: Sequence[dict[str, Any]], path: str) -> list[ShownChange]:
    """Return changes (`history.changes_told`) in words, with addresses below `path`."""
    return [
        ShownChange(
            at=datetime.fromisoformat(one["at"]),
            label=label_of(one["kind"]),
            # The door lets no note out with these kinds; should one have slipped in, it is not shown.
            note="" if one["kind"] in SEALING else one["note"],
            address=version_address(path, one["before"]) if one["before"] else "",
        )
        for one in told
    ]


def label_of(kind: str) -> Any:
    """Return what the public reads as the kind of a change."""
    if kind == RESTORED:
        return _("恢复公开")
    return PUBLIC_WORDS.get(ChangeKind(kind), ChangeKind(kind).label)


def versions_address(path: str) -> str:
    return f"{path}versions/"


def version_address(path: str, number: int) -> str:
    return f"{path}versions/{number}/"
