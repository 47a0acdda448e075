"""Which chain a draft passes: the most specific one that is in use."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from wagtail.models import Workflow

from disclosure.catalogue import kinds
from disclosure.catalogue.enums import Openness
from disclosure.catalogue.kinds import ItemKind
from disclosure.review.models import Chain
from disclosure.review.scope import covers_of, fields_of_row, unit_of_row


def chain_for(kind: ItemKind, unit_id: int | None, section_id: int | None) -> Chain | None:
    """Return the chain of an item. A unit's own comes before the district's; among these one for the section comes
    before one for the kind, and that before one for everything."""
    fitting = Chain.objects.filter(
        Q(unit=None) | Q(unit=unit_id),
        Q(section=None) | Q(section=section_id),
        active=True,
        covers=covers_of(kind),
        workflow__active=True,
    ).select_related("workflow", "office_workflow")
    return max((chain for chain in fitting if not chain.kinds or kind.code in chain.kinds), key=_rank, default=None)


def _rank(chain: Chain) -> tuple[bool, bool, bool, int]:
    return (chain.unit_id is not None, chain.section_id is not None, bool(chain.kinds), -chain.pk)


def needs_the_office(kind: ItemKind, fields: dict[str, Any]) -> bool:
    """A policy document that would not be published on our own initiative goes to the disclosure office first
    (国办发〔2016〕80号: 报本级政府信息公开工作主管部门审查; rule R6)."""
    return fields.get("openness") in (Openness.ON_REQUEST, Openness.CLOSED) and kind.is_policy(fields)


def workflow_for(instance: Any) -> Workflow | None:
    """Return the workflow that a draft passes as it stands, saved or still in a form. `get_workflow()` of everything
    that is reviewed answers so, in every language and wherever it lies in the tree."""
    kind = kinds.of_model(type(instance))
    if kind is None:
        return None
    fields = fields_of_row(instance)
    chain = chain_for(kind, unit_of_row(instance, fields), fields.get("section"))
    if chain is None:
        return None
    return chain.office_workflow if needs_the_office(kind, fields) else chain.workflow


def default_workflow_for(model: type[Any]) -> Workflow | None:
    """Return the workflow that a new row of this model begins with."""
    kind = kinds.of_model(model)
    chain = chain_for(kind, None, None) if kind else None
    return chain.workflow if chain else None
