"""Pure functions over text. Each takes a part and yields hits; what they need to know comes in `Knowledge`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from base import clock
from disclosure.checks.detectors.address import addresses
from disclosure.checks.detectors.bank_card import cards
from disclosure.checks.detectors.hit import Hit
from disclosure.checks.detectors.identity import identities
from disclosure.checks.detectors.markings import markings
from disclosure.checks.detectors.papers import papers
from disclosure.checks.detectors.runs import runs_of
from disclosure.checks.detectors.telephone import mobiles
from disclosure.checks.detectors.undisclosed import Undisclosed
from disclosure.checks.detectors.wording import Wording
from disclosure.checks.detectors.writing import repeated, unpaired, until
from disclosure.checks.enums import Level
from disclosure.checks.reading.part import Part

NUMBERS = (identities, mobiles, cards)


@dataclass(frozen=True)
class Knowledge:
    """What is known besides the text: about the item and about the district."""

    day: date = field(default_factory=clock.today)  # when the text was written
    is_active: bool = True
    own_number: str = ""
    own_title: str = ""
    undisclosed: Undisclosed = field(default_factory=lambda: Undisclosed(()))
    wording: Wording = field(default_factory=lambda: Wording(()))
    known_addresses: frozenset[str] = frozenset()
    known_mail: frozenset[str] = frozenset()


def hits_in(part: Part, known: Knowledge) -> Iterator[Hit]:
    """Yield everything that the detectors find in a part."""
    yield from personal_hits(part, known)
    yield from markings(part, known.is_active)
    if known.is_active:
        yield from known.undisclosed.find(part, known.own_number, known.own_title)
    yield from known.wording.find(part, known.day)
    for detector in (repeated, unpaired, until):
        yield from detector(part)


def personal_hits(part: Part, known: Knowledge) -> Iterator[Hit]:
    """Yield personal data. Of two readings of the same digits the stricter one counts."""
    if part.open_contacts:
        return
    for run in runs_of(part.plain):
        yield from _best([hit for detector in NUMBERS for hit in detector(part, run)])
    yield from addresses(part, known.known_addresses)
    yield from papers(part, known.known_mail)


def _best(hits: list[Hit]) -> Iterator[Hit]:
    """Yield no two hits that share a digit: what stops goes before what warns, and the surer detector first."""
    taken: list[tuple[int, int]] = []
    for hit in sorted(hits, key=lambda hit: hit.level != Level.STOP):
        if not any(start < hit.end and hit.start < end for start, end in taken):
            taken.append((hit.start, hit.end))
            yield hit
