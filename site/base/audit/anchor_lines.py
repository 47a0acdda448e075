"""One line for one seal, the same in the log and in a mail, so that an auditor can check either."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from base.models.audit import AuditSeal

_LINE = re.compile(r"GONGKAI-AUDIT (\d{1,18}) ([0-9a-f]{64}) ")


def line_of(seal: AuditSeal, now: datetime) -> str:
    """Return the line: number and hash of the seal, when it was sealed, when this was written."""
    return f"GONGKAI-AUDIT {seal.number} {seal.hash} {seal.sealed_at.isoformat()} {now.isoformat()}"


def lines_in(text: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield number and hash of every anchor line; mails and remarks around them are passed over."""
    for line in text:
        if found := _LINE.search(line):
            yield int(found[1]), found[2]
