"""What is known of documents that are not disclosed: a higher room registers who tells it (rule R2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class KnownUndisclosed:
    """A document of the register: its title and number must not appear in what becomes public."""

    kind: str
    source_id: int
    title: str
    doc_no: str = ""


Provider = Callable[[], Iterable[KnownUndisclosed]]
_providers: list[Provider] = []


def register_known_undisclosed(provider: Provider) -> Provider:
    """Ask `provider()` for the undisclosed documents. Called once a batch; one query, please."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def all_known() -> list[KnownUndisclosed]:
    return [known for provider in _providers for known in provider()]
