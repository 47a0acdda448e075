"""草稿将到期: what was formed, is to be public by law, and was not sent to review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, OuterRef, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, WorkflowState

from base.workdays import table_read_once
from disclosure.catalogue import kinds
from disclosure.catalogue.kinds import ItemKind
from disclosure.catalogue.models import CatalogueEntry, Tombstone
from disclosure.catalogue.services.release_due import waiting_items
from disclosure.review.desk.limits import Limit, law_limit, limit_until
from disclosure.review.desk.links import draft_address
from disclosure.review.desk.reach import Units, is_in, units_led_by
from disclosure.review.models import SecrecyCase
from disclosure.review.services.unit_groups import units_edited_by
from portal.models import Unit

if TYPE_CHECKING:
    from base.models import User

NEAR = 5  # working days
READ = 1000  # the newest; older ones are beyond any deadline that a desk could save
FIELD = "field_"


@dataclass(frozen=True)
class Draft:
    """A draft whose legal deadline nears or is over."""

    title: str
    kind: str
    source_id: int
    unit: Unit | None
    law: Limit
    may_edit: bool = False

    @property
    def address(self) -> str:
        return draft_address(self.kind, self.source_id) if self.may_edit else ""


def drafts_due_for(user: User) -> list[Draft]:
    """Return the drafts of the units that somebody drafts for or leads, the most urgent first."""
    edited = units_edited_by(user)
    units: Units = units_led_by(user) | edited
    if not units:
        return []
    found: list[Draft] = []
    with table_read_once():
        for kind in kinds.all_kinds():
            if kind.law_fields and issubclass(kind.model, Page):
                found += _due(kind, units, edited)
    return sorted(found, key=lambda draft: (draft.law.last, draft.source_id))


def _due(kind: ItemKind, units: Units, edited: frozenset[int]) -> list[Draft]:
    rows: list[tuple[int, dict[str, Any], date]] = []
    for pk, fields in _formed(kind):
        last = law_limit(kind, fields, None) if is_in(units, fields["unit"]) else None
        if last is not None:
            rows.append((pk, fields, last))
    names = Unit.objects.in_bulk({fields["unit"] for _pk, fields, _last in rows if fields["unit"]})
    drafts = [
        Draft(
            fields["title"] or "", kind.code, pk, names.get(fields["unit"]), limit_until(last), fields["unit"] in edited
        )
        for pk, fields, last in rows
    ]
    return [draft for draft in drafts if draft.law.is_over or draft.law.left <= NEAR]


def _formed(kind: ItemKind) -> list[tuple[int, dict[str, Any]]]:
    """Return what the latest revisions of these drafts say; the rest of them stays in the database."""
    names = sorted({"title", "unit", "openness", *kind.law_fields})
    rows = (
        _never_out(kind)
        .annotate(**{FIELD + name: F(f"latest_revision__content__{name}") for name in names})
        .order_by("-latest_revision_created_at", "-pk")
        .values_list("pk", *(FIELD + name for name in names))[:READ]
    )
    return [(row[0], dict(zip(names, row[1:], strict=True))) for row in rows]


def _never_out(kind: ItemKind) -> QuerySet[Any]:
    """Drafts that are in nobody's hands but the author's: not public and never were, not in a chain, not approved for
    a later day, not locked."""
    here = {"kind": kind.code, "source_id": OuterRef("pk")}
    types = ContentType.objects.get_for_models(kind.model, Page).values()
    running = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        base_content_type__in=list(types),
        object_id=Cast(OuterRef("pk"), CharField()),
    )
    approved = waiting_items().filter(copy__kind=kind.code, copy__source_id=OuterRef("pk"))
    drafts: QuerySet[Any] = kind.model._default_manager.filter(live=False, latest_revision__isnull=False)
    return (
        drafts.exclude(Exists(CatalogueEntry.objects.filter(**here)))
        .exclude(Exists(Tombstone.objects.filter(**here)))
        .exclude(Exists(SecrecyCase.objects.locking().filter(**here)))
        .exclude(Exists(running))
        .exclude(Exists(approved))
    )
