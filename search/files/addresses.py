"""Where the text of a file is read, and which version a kept page of it depends on."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from django.utils.translation import get_language

from disclosure.catalogue import versions


def reading_address(sha256: str, name: str, *, page: int = 1, passage: int | None = None) -> str:
    """The address of the reading view in the language of this page; at a passage, where one is given."""
    root = "/en" if (get_language() or "").startswith("en") else ""
    query = f"?page={page}" if page > 1 else ""
    anchor = "" if passage is None else f"#l{passage}"
    return f"{root}/files/{sha256}/{quote(name)}/read/{query}{anchor}"


def version_of(sha256: str) -> str:
    """The key that moves when who shows the file, or what is known of its text, changes."""
    return f"file:{sha256}"


def move_versions(hashes: Iterable[str]) -> None:
    """Call inside the transaction that changes something."""
    wanted = {version_of(sha256) for sha256 in hashes}
    if wanted:
        versions.move(wanted)
