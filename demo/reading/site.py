"""Units, accounts and the words around every page, as they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from demo.reading.front_matter import read_toml


@dataclass(frozen=True)
class Account:
    """One person of the demo."""

    username: str
    name: str
    role: str
    superuser: bool = False
    imports: bool = False
    stages: tuple[str, ...] = ()
    editors_of: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


def read_accounts() -> list[Account]:
    return [Account(**item) for item in read_toml("accounts")["account"]]


def read_units() -> list[dict[str, Any]]:
    """Return the units, parents before their children."""
    return read_toml("units")["unit"]


def editor_names() -> dict[str, str]:
    """Return who writes for each unit: slug → username."""
    named = {slug: account.username for account in read_accounts() for slug in account.editors_of}
    others = named.pop("*")
    return {unit["slug"]: named.get(unit["slug"], others) for unit in read_units()}
