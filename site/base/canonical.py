"""One spelling for one content, so that a hash over it proves that nothing was changed.

A database may reorder keys or write 1.0 as 1; the canonical text stays the same after such a round trip.
"""

import hashlib
import json
import math
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from django.utils.functional import Promise


def canonical_json(value: object) -> str:
    """The canonical JSON text of `value`: sorted keys, no spaces, characters as they are.

    Dates become ISO text, moments ISO text in UTC, decimals and UUIDs text, lazy strings their translation.
    Raises ValueError for NaN and infinity, TypeError for keys that are no text, for moments without a time
    zone and for every type that is not named here: what cannot be spelt in one way only must not be hashed.
    """
    return json.dumps(_plain(value), ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def sha256_of(text: str) -> str:
    """The SHA-256 of `text` in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _plain(value: object) -> object:
    """`value` made of dicts, lists, text, numbers, booleans and None only."""
    if value is None or type(value) in (str, bool):  # first, because most of what is frozen is text
        return value
    if isinstance(value, Mapping):
        return {_key(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return _scalar(value)


def _key(key: object) -> str:
    if type(key) is str:
        return key
    if not isinstance(key, str):
        raise TypeError(f"canonical JSON needs text keys, not {key!r}")
    return str(key)


def _scalar(value: object) -> str | int | float:
    match value:
        case str() | Promise() | Decimal() | UUID():
            return str(value)
        case int():
            return int(value)
        case float():
            return _number(value)
        case datetime():
            return _moment(value)
        case date():
            return value.isoformat()
    raise TypeError(f"canonical JSON knows no {type(value).__name__}: {value!r}")


def _number(value: float) -> int | float:
    """A whole number is written without a fraction, because a database may drop it."""
    if not math.isfinite(value):
        raise ValueError(f"canonical JSON refuses {value!r}")
    return int(value) if value.is_integer() else value


def _moment(value: datetime) -> str:
    """One instant has one spelling, whatever zone it was read in."""
    if value.tzinfo is None:
        raise TypeError(f"canonical JSON needs a time zone: {value!r}")
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
