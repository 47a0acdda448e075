"""What higher rooms offer to do about a case of secrecy, such as erasing what it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from disclosure.review.models import SecrecyCase

Address = Callable[[SecrecyCase], str]

_links: dict[str, tuple[Any, Address]] = {}


def register_case_link(name: str, label: Any, address: Address) -> None:
    """Add a link in ready(). `address` answers with an empty text where there is nothing to do."""
    _links[name] = (label, address)


def links_of(case: SecrecyCase) -> list[tuple[str, str]]:
    """Return the addresses and labels that are offered for a case."""
    offered = [(address(case), str(label)) for label, address in _links.values()]
    return [(href, label) for href, label in offered if href]
