"""Hold the chain against what was written down outside the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext as _

from base.models.audit import AuditAnchor, AuditSeal

TOGETHER = 500  # lines in memory
FILE = "file"


@dataclass
class Proof:
    """What the anchors say: how far they prove the chain, and what contradicts them."""

    lines: int = 0
    newest: int = 0  # the highest seal that an anchor names rightly
    first_wrong: int | None = None
    differences: list[str] = field(default_factory=list)


def prove(anchors: Iterable[tuple[int, str]]) -> Proof:
    """Compare anchors, as number and hash, with the seals that are in the database now."""
    proof, waiting = Proof(), iter(anchors)
    while lines := list(islice(waiting, TOGETHER)):
        seals = AuditSeal.objects.in_bulk([number for number, _hash in lines])
        for number, expected in lines:
            _compare(proof, number, expected, seals.get(number))
    return proof


def written_in_database() -> Iterator[tuple[int, str]]:
    """Yield the anchors that the database remembers, as number and hash."""
    rows = AuditAnchor.objects.order_by("pk").values_list("seal_number", "hash")
    yield from rows.iterator(chunk_size=TOGETHER)


def lost_lines(proof: Proof) -> Iterator[str]:
    """Yield a sentence if the log lacks what was written to it."""
    last = AuditAnchor.objects.filter(target=FILE).order_by("-seal_number").first()
    if last is not None and proof.newest < last.seal_number and proof.first_wrong is None:
        yield _("固证日志应记到封存 %(last)d，实际只到 %(newest)d：日志被删改。") % {
            "last": last.seal_number,
            "newest": proof.newest,
        }


def _compare(proof: Proof, number: int, expected: str, seal: AuditSeal | None) -> None:
    proof.lines += 1
    if seal is not None and seal.hash == expected:
        if proof.first_wrong is None or number < proof.first_wrong:
            proof.newest = max(proof.newest, number)
        return
    proof.first_wrong = min(number, proof.first_wrong or number)
    proof.newest = min(proof.newest, proof.first_wrong - 1)
    said = _("封存 %(n)d 不见了，固证记有它。") if seal is None else _("封存 %(n)d 与固证不符：链被重写。")
    proof.differences.append(said % {"n": number})
