"""The description of the API for machines (OpenAPI 3.1), at /api/v1/openapi.json.

Rooms describe their own addresses here from `AppConfig.ready()`; tests hold every answer against it.
"""

from __future__ import annotations

from typing import Any

from disclosure.catalogue.addresses import absolute
from disclosure.catalogue.openapi.building import Schema

VERSION = "3.1.0"
ABOUT = "公开目录和检索的只读接口。任何来源的脚本都可以读取；只有已公开的信息，与页面同时更新。"

_paths: dict[str, Schema] = {}
_schemas: dict[str, Schema] = {}


def describe(paths: dict[str, Schema], schemas: dict[str, Schema]) -> None:
    """Add addresses and the schemas they refer to; the same names again replace what was said before."""
    _paths.update(paths)
    _schemas.update(schemas)


def document() -> dict[str, Any]:
    """Return the whole description."""
    return {
        "openapi": VERSION,
        "info": {"title": "政务公开接口", "version": "1", "description": ABOUT},
        "servers": [{"url": absolute("")}],
        "paths": dict(sorted(_paths.items())),
        "components": {"schemas": dict(sorted(_schemas.items()))},
    }
