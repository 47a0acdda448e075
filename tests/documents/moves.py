"""What tests of documents ask, as one-liners."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from unittest import mock

from base.clock import SHANGHAI
from disclosure.catalogue import kinds


def reasons(page: Any, **fields: Any) -> str:
    """Return every rule that the draft breaks, with these fields changed."""
    for name, value in fields.items():
        setattr(page, name, value)
    kind: Any = kinds.of_model(type(page))
    return "；".join(kind.check(kind.freeze(page)))


def moment(text: str) -> datetime:
    """Return a moment in Shanghai, written 2026-03-01 09:00."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def at(text: str) -> Any:
    """Let it be another moment inside a `with`."""
    return mock.patch("base.clock.now", return_value=moment(text))
