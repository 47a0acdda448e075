"""Short words for the parts of an OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Schema = dict[str, Any]


def text(about: str = "", **more: Any) -> Schema:
    return _described({"type": "string", **more}, about)


def integer(about: str = "", **more: Any) -> Schema:
    return _described({"type": "integer", **more}, about)


def yes_or_no(about: str = "") -> Schema:
    return _described({"type": "boolean"}, about)


def moment(about: str = "") -> Schema:
    return text(about, format="date-time")


def day_or_none(about: str = "") -> Schema:
    return _described({"type": ["string", "null"], "format": "date"}, about)


def text_or_none(about: str = "", **more: Any) -> Schema:
    return _described({"type": ["string", "null"], **more}, about)


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def ref_or_none(name: str) -> Schema:
    return {"anyOf": [ref(name), {"type": "null"}]}


def many(items: Schema, about: str = "") -> Schema:
    return _described({"type": "array", "items": items}, about)


def by_name(names: Iterable[str], values: Schema, about: str = "") -> Schema:
    """An object with any of these names, the values all alike."""
    return _described(
        {"type": "object", "properties": dict.fromkeys(names, values), "additionalProperties": False}, about
    )


def thing(fields: Mapping[str, Schema], optional: Iterable[str] = ()) -> Schema:
    """An object with exactly these fields, all there but the optional ones."""
    left_out = set(optional)
    required = [name for name in fields if name not in left_out]
    return {"type": "object", "properties": dict(fields), "required": required, "additionalProperties": False}


def parameter(
    name: str, about: str, schema: Schema | None = None, required: bool = False, where: str = "query"
) -> Schema:
    return {
        "name": name, "in": where, "required": required, "description": about, "schema": schema or {"type": "string"},
    }  # fmt: skip


def reading(name: str, summary: str, parameters: list[Schema], answers: Mapping[int, tuple[str, Schema]]) -> Schema:
    """An address that is read with GET; `answers` are a sentence and a schema for each status."""
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": parameters,
            "responses": {str(status): _answer(*answer) for status, answer in answers.items()},
        }
    }


def download(name: str, summary: str, parameters: list[Schema], media_type: str) -> Schema:
    """An address that answers with a file, whatever is asked."""
    file = {"description": "表格文件", "content": {media_type: {}}}
    return {"get": {"operationId": name, "summary": summary, "parameters": parameters, "responses": {"200": file}}}


def _answer(about: str, schema: Schema) -> Schema:
    return {"description": about, "content": {"application/json": {"schema": schema}}}


def _described(schema: Schema, about: str) -> Schema:
    return {**schema, "description": about} if about else schema
