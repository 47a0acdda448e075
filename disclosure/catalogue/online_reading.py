"""How attachments can be read without the program that made them: a room that can show their text registers here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disclosure.catalogue.content import FrozenFile


@dataclass(frozen=True)
class Reading:
    """Where a file is read online, or why it is not; both empty where there is nothing to say."""

    address: str = ""
    why_not: str = ""


Reader = Callable[["FrozenFile"], Reading]

_reader: list[Reader] = []


def register(reader: Reader) -> None:
    """Ask `reader(file)` for every attachment of a public page. It costs no query. Call from `ready()`."""
    _reader[:] = [reader]


def reading_of(file: FrozenFile) -> Reading:
    return _reader[0](file) if _reader else Reading()
