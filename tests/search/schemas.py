"""A small reader of JSON schemas: enough for what the description of the API says, and strict about the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

Schema = Mapping[str, Any]

TYPES: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}
FORMATS: dict[str, Callable[[str], Any]] = {
    "date": date.fromisoformat,
    "date-time": datetime.fromisoformat,
    "uri": lambda value: urlsplit(value).scheme in ("http", "https") or int("no"),
}
KNOWN = {
    "type", "description", "format", "enum", "minimum", "items", "properties", "required", "additionalProperties",
    "anyOf", "$ref",
}  # fmt: skip


def faults(value: Any, schema: Schema, schemas: Mapping[str, Schema], place: str = "$") -> Iterator[str]:
    """Yield where a value is not what its schema says."""
    assert set(schema) <= KNOWN, f"{place}: this reader does not know {set(schema) - KNOWN}"
    if "$ref" in schema:
        yield from faults(value, schemas[schema["$ref"].removeprefix("#/components/schemas/")], schemas, place)
        return
    if "anyOf" in schema:
        tries = [list(faults(value, one, schemas, place)) for one in schema["anyOf"]]
        if all(tries):
            yield from min(tries, key=len)
        return
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    if not any(TYPES[name](value) for name in types):
        yield f"{place}: {value!r} is no {types}"
        return
    if value is not None:
        yield from _narrower(value, schema, place)
        yield from _inside(value, schema, schemas, place)


def _narrower(value: Any, schema: Schema, place: str) -> Iterator[str]:
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: {value!r} is none of {schema['enum']}"
    if "minimum" in schema and value < schema["minimum"]:
        yield f"{place}: {value} is less than {schema['minimum']}"
    if "format" in schema:
        try:
            FORMATS[schema["format"]](value)
        except ValueError:
            yield f"{place}: {value!r} is no {schema['format']}"


def _inside(value: Any, schema: Schema, schemas: Mapping[str, Schema], place: str) -> Iterator[str]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from faults(item, schema["items"], schemas, f"{place}[{number}]")
    if isinstance(value, dict):
        known = schema["properties"]
        yield from (f"{place}.{name} is missing" for name in schema.get("required", ()) if name not in value)
        yield from (f"{place}.{name} is not described" for name in value if name not in known)
        for name in value.keys() & known.keys():
            yield from faults(value[name], known[name], schemas, f"{place}.{name}")
