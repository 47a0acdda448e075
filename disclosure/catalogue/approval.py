"""Who approved what, as it is kept with a release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from base.canonical import sha256_of


@dataclass(frozen=True)
class Approval:
    """One person's approval. `approved_hash` is the hash of the copy they read, or of a batch's manifest."""

    user_id: int
    username: str
    name: str
    role: str
    at: str
    approved_hash: str
    is_secrecy_review: bool = False
    comment: str = ""

    def snapshot(self) -> dict[str, Any]:
        return asdict(self)


def manifest_hash(hashes: Sequence[str]) -> str:
    """Return what an approval of these copies names: the one hash, or a hash over all of them in order."""
    return hashes[0] if len(hashes) == 1 else sha256_of("\n".join(hashes))
