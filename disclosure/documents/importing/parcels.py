"""What of a batch is approved together, and by whom.

A migration is one parcel: two people approve it as a whole. Of a new batch each secrecy reviewer's rows are a
parcel, because only that person has read them; a second person approves them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from base.canonical import sha256_of
from disclosure.catalogue.approval import Approval, manifest_hash
from disclosure.documents.enums import BatchKind, SecrecyConclusion
from disclosure.documents.importing.given import UNREADABLE, Given, Unreadable, is_person, read
from disclosure.documents.models import ImportBatch, ImportRow

APPROVERS = 2


@dataclass(frozen=True)
class Parcel:
    """Copies in the order of their lines, and the person whose conclusions they have (none in a migration)."""

    batch: ImportBatch
    copy_ids: tuple[int, ...]
    hashes: tuple[str, ...]
    reviewer: dict[str, Any] | None = None

    @cached_property
    def manifest(self) -> str:
        return manifest_hash(self.hashes)

    @property
    def approvals(self) -> list[Approval]:
        """Return the approvals that name exactly these copies; what was approved before a change counts no more."""
        return [each.approval for each in self._given]

    @property
    def secrecy(self) -> dict[str, Any]:
        """Return the secrecy review's form of the approvals in force."""
        return next((each.secrecy for each in self._given if each.secrecy), {})

    @property
    def is_approved(self) -> bool:
        return len({approval.user_id for approval in self.approvals}) >= APPROVERS and bool(self.secrecy)

    @property
    def _given(self) -> list[Given]:
        return [each for each in read(self.batch.approvals) if each.approval.approved_hash == self.manifest]


def parcels_of(batch: ImportBatch) -> list[Parcel]:
    """Return the parcels of a batch: what may go out, never what was held back or replaced.

    A batch whose approvals cannot be read has none (`reasons_not_to_read`).
    """
    if reasons_not_to_read(batch):
        return []
    rows = ImportRow.objects.filter(batch=batch, superseded=False).exclude(copy_id=None).order_by("line", "id")
    if batch.kind == BatchKind.MIGRATION:
        kept = rows.exclude(conclusion=SecrecyConclusion.NOT_PUBLIC)
        found: list[Any] = list(kept.values_list("copy_id", "copy_hash"))
        return [_parcel(batch, found, None)] if found else []
    groups: dict[int, list[Any]] = defaultdict(list)
    people: dict[int, dict[str, Any]] = {}
    concluded = rows.filter(conclusion=SecrecyConclusion.PUBLIC).values_list("copy_id", "copy_hash", "concluded_by")
    for copy_id, copy_hash, person in concluded:
        groups[person["id"]].append((copy_id, copy_hash))
        people[person["id"]] = person
    return [_parcel(batch, groups[number], people[number]) for number in sorted(groups)]


def reasons_not_to_read(batch: ImportBatch) -> list[str]:
    """Return why nothing of a batch may go out, whoever approves: somebody wrote into it past our services."""
    people = batch.rows.filter(conclusion=SecrecyConclusion.PUBLIC).order_by().values_list("concluded_by", flat=True)
    try:
        read(batch.approvals)
    except Unreadable as error:
        return [str(error)]
    return [] if all(map(is_person, people.distinct())) else [str(UNREADABLE)]


def whole_hash(parcels: list[Parcel]) -> str:
    """Return one hash over everything that would go out; the screen shows it and an approval must name it."""
    return sha256_of("\n".join(parcel.manifest for parcel in parcels)) if parcels else ""


def _parcel(batch: ImportBatch, found: list[tuple[int, str]], person: dict[str, Any] | None) -> Parcel:
    return Parcel(batch, tuple(copy_id for copy_id, _ in found), tuple(text for _, text in found), person)
