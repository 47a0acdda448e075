"""What an event may carry: codes, counts, numbers of rows. Content has no way in: nothing takes it out again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from base.canonical import canonical_json

LONGEST = 200  # characters of one text: names of codes and groups, never a sentence of a document
MOST = 20_000  # characters of all of it: a release of 200 items fits


class ContentInTrail(ValueError):
    """Raised for data that may be content: a long or many-lined text, or too much of it."""


def checked(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return `data` as it is stored. Raises ContentInTrail, and TypeError for what JSON cannot hold."""
    _check(data, "data")
    if len(canonical_json(data)) > MOST:
        raise ContentInTrail(f"more than {MOST} characters in one event")
    return dict(data)


def _check(value: Any, place: str) -> None:
    if isinstance(value, Mapping):
        for key, item in value.items():
            _check(key, place)
            _check(item, f"{place}.{key}")
    elif isinstance(value, list | tuple):
        for item in value:
            _check(item, place)
    elif isinstance(value, str):
        if len(value) > LONGEST or any(character < " " for character in value):
            raise ContentInTrail(f"{place}: {len(value)} characters look like content, not like a code")
    elif value is not None and not isinstance(value, bool | int | float):
        raise TypeError(f"{place}: an event holds no {type(value).__name__}")
