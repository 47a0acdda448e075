"""Asking a running Gongkai, as its public API answers, and stock Wagtail's search in the same process."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

PATIENCE = 60  # of seconds
OURS, STOCK = "/api/v1/search/?q=", "/stock-search/?q="
WARM_UP = ("规定", "管理条例", "办法")


class Replaced(Exception):
    """The engine that should have answered did not."""


def asker(site: str, path: str) -> Callable[[str], list[str]]:
    """Return what asks a query and gives the source ids of the first page.

    Args:
        site: http://127.0.0.1:8000
        path: of what answers, to the value of its `q`.
    """

    def ask(query: str) -> list[str]:
        data = answer(site + path + quote(query))
        if data.get("fallback"):
            raise Replaced("another engine answered in place of the one that is measured")
        return [str(one["source_id"]) for one in data["results"]]

    return ask


def answer(address: str) -> dict[str, Any]:
    with urlopen(address, timeout=PATIENCE) as response:  # noqa: S310  a server of our own
        return dict(json.load(response))


def warm_up(ask: Callable[[str], list[str]]) -> None:
    for query in WARM_UP:
        ask(query)
