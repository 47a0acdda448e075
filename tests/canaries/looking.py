"""Fetching every address as one person, and what they found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from django.test import Client

from base.models import User
from tests.canaries.addresses import Address
from tests.canaries.bodies import words_of
from tests.canaries.ground import CANARIES, token

MESSAGES = "messages"


@dataclass(frozen=True)
class Sighting:
    canary: str
    address: Address


@dataclass(frozen=True)
class Found:
    """The canaries that somebody saw, and the addresses that failed."""

    sightings: frozenset[Sighting]
    failures: tuple[str, ...]


def look(user: User | None, at: Iterable[Address], method: str = "get") -> Found:
    """Fetch every address. What an address itself says is no sighting where it is echoed."""
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    seen, failed = set(), []
    for address in at:
        response = getattr(client, method)(address.url)
        # A message waits for the next page: it counts where it was set, and is gone for the next address.
        words = words_of(response)
        client.cookies.pop(MESSAGES, None)
        asked = unquote(address.url)
        seen |= {Sighting(name, address) for name in CANARIES if token(name) in words and token(name) not in asked}
        if response.status_code >= 500:
            failed.append(address.url)
    return Found(frozenset(seen), tuple(failed))
