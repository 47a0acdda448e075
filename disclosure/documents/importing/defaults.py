"""What a file's lines leave out: a JSON file of defaults, given beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from disclosure.documents.enums import BatchKind
from disclosure.documents.importing.fields import FIELDS
from disclosure.documents.importing.problems import ImportRefused

SOURCES_OF_DATES = ("written_date",)


@dataclass(frozen=True)
class Defaults:
    """Values for every line that has none of its own, and how the batch is treated."""

    kind: BatchKind = BatchKind.MIGRATION
    pub_date_from: str = ""
    staged_by: str = ""
    approved_by: tuple[str, ...] = ()
    reason: str = ""
    values: dict[str, Any] = field(default_factory=dict)

    def kept(self) -> dict[str, Any]:
        """Return what is remembered with the batch."""
        return {**self.values, "pub_date_from": self.pub_date_from}


def read_defaults(path: Path) -> Defaults:
    """Read a file of defaults. Raises ImportRefused when it is no JSON object or names an unknown field."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise ImportRefused(_("无法读取默认值文件 %(path)s：%(error)s") % {"path": path, "error": error}) from error
    if not isinstance(data, dict):
        raise ImportRefused(_("默认值文件应当是一个 JSON 对象。"))
    return make_defaults(data)


def make_defaults(data: dict[str, Any]) -> Defaults:
    """Return defaults from plain values. Raises ImportRefused for what is not known."""
    data = dict(data)
    kind = data.pop("kind", BatchKind.MIGRATION)
    date_from = data.pop("pub_date_from", "") or ""
    people, reason, stager = data.pop("approved_by", []), data.pop("reason", ""), data.pop("staged_by", "")
    unknown = sorted(set(data) - FIELDS.keys())
    if kind not in BatchKind.values:
        raise ImportRefused(_("默认值 kind 应当是 migration（迁移）或 new（新信息）。"))
    if date_from and date_from not in SOURCES_OF_DATES:
        raise ImportRefused(_("默认值 pub_date_from 只可以是 written_date。"))
    if unknown:
        raise ImportRefused(_("默认值文件中有未知字段：%(names)s。") % {"names": "、".join(unknown)})
    return Defaults(BatchKind(kind), date_from, stager, tuple(people), reason, data)
