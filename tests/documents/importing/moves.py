"""Lines, and what the screen would show."""

from __future__ import annotations

from typing import Any

from disclosure.documents.importing.parcels import parcels_of, whole_hash
from disclosure.documents.models import ImportBatch


def line(number: int = 1, **fields: Any) -> dict[str, Any]:
    """A good line; fields given as None are left out."""
    data = {
        "source_id": f"law-{number}",
        "title": f"示例区第{number}号规定",
        "body": "第一章 总则\n第一条 为了规范管理，制定本规定。\n第二条 本规定自公布之日起施行。",
        "issuer": "全国",
        "written_date": "2019-04-03",
    }
    return {name: value for name, value in {**data, **fields}.items() if value is not None}


def lines(count: int, **fields: Any) -> list[dict[str, Any]]:
    return [line(number, **fields) for number in range(1, count + 1)]


def shown(batch: ImportBatch) -> str:
    """The hash that an approver's screen shows."""
    batch.refresh_from_db()
    return whole_hash(parcels_of(batch))
