"""One line, understood: what the page will hold, with warnings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from disclosure.documents.importing.attachments import AttachedFile


@dataclass(frozen=True)
class Item:
    """A line without faults. `values` are fields of the page, `key_areas` and `co_units` its many-valued ones."""

    line: int
    external_id: str
    line_hash: str
    source: str
    published_at: datetime
    values: dict[str, Any]
    key_areas: tuple[int, ...] = ()
    co_units: tuple[int, ...] = ()
    attachments: tuple[AttachedFile, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    @property
    def is_active(self) -> bool:
        """主动公开: only such an item gets a review copy; the rest wait as drafts for the chain."""
        return bool(self.values["openness"] == "active")

    @property
    def unit_id(self) -> int:
        return int(self.values["unit_id"])
