"""What the check knows of the district: word lists, undisclosed documents, organs' own addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from base.canonical import canonical_json, sha256_of
from disclosure.catalogue import shell
from disclosure.checks.detectors import Knowledge
from disclosure.checks.detectors.undisclosed import Undisclosed
from disclosure.checks.detectors.wording import Wording
from disclosure.checks.reading.files import READER
from disclosure.checks.undisclosed import all_known
from disclosure.checks.words.listed import Key, current_words

CODE_VERSION = "2"  # changes when a detector or a rule does: reports of an older one are made again
SHORTEST_ADDRESS = 6


@dataclass(frozen=True)
class District:
    """A snapshot, good for one batch. `rules_version` says under which rules a report was made."""

    knowledge: Knowledge
    rules_version: str


def district(words_key: Key = None) -> District:
    """Read it: a few queries, however many contents."""
    words, undisclosed = current_words(words_key), Undisclosed(all_known())
    addresses, mail = _contacts()
    version = sha256_of(canonical_json([CODE_VERSION, READER, [repr(word) for word in words], undisclosed.version]))
    return District(
        Knowledge(undisclosed=undisclosed, wording=Wording(words), known_addresses=addresses, known_mail=mail),
        version[:32],
    )


def rules_version() -> str:
    return district().rules_version


def _contacts() -> tuple[frozenset[str], frozenset[str]]:
    """Return the addresses and mailboxes that organs have released in their profiles (条例 art. 20(2))."""
    units = [part.fields for part in shell.latest().units]  # an old shell only warns once too often
    addresses = {re.sub(r"\s", "", unit.get("address") or "") for unit in units}
    mail = {(unit.get("email") or "").lower() for unit in units}
    return (
        frozenset(address for address in addresses if len(address) >= SHORTEST_ADDRESS),
        frozenset(address for address in mail if address),
    )
