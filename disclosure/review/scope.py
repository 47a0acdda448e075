"""For which unit, and under which chain, something is reviewed."""

from __future__ import annotations

from typing import Any

from disclosure.catalogue import kinds
from disclosure.catalogue.kinds import ItemKind
from disclosure.catalogue.prepared import Prepared
from disclosure.review.enums import Covers, Stage
from portal.models import Unit


def covers_of(kind: ItemKind) -> Covers:
    return Covers.WORDS if kind.in_shell else Covers.ITEMS


def secrecy_stage_of(kind: str) -> Stage:
    """Return the step that judges secrecy for a kind."""
    return Stage.SHORT if kinds.get(kind).in_shell else Stage.SECRECY


def unit_of(item: Prepared) -> int | None:
    """Return the unit whose people review a copy. A unit's profile is its own; other words belong to the district."""
    return item.copy.source_id if item.kind.model is Unit else item.facts.unit_id


def fields_of_row(instance: Any) -> dict[str, Any]:
    """Return the plain fields of a draft, saved or still in a form, without asking the database."""
    return {field.name: field.value_from_object(instance) for field in instance._meta.concrete_fields}


def unit_of_row(instance: Any, fields: dict[str, Any]) -> int | None:
    """Return the same of a draft."""
    return instance.pk if isinstance(instance, Unit) else fields.get("unit")
