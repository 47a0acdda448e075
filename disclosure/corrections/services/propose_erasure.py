"""彻底删除, first person: proposes with the legal basis and the letter or request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from base.clock import today
from base.refusal import Refusal
from disclosure.catalogue.enums import ChangeKind
from disclosure.catalogue.models import Erasure, Tombstone
from disclosure.catalogue.services.erase import reasons_not_to_erase
from disclosure.corrections import trail
from disclosure.corrections.enums import Basis
from disclosure.corrections.models import ErasureProposal, Incident
from disclosure.corrections.people import may_handle
from disclosure.review.models import SecrecyCase
from disclosure.review.people import snapshot

if TYPE_CHECKING:
    from base.models import User


class ProposalRefused(Refusal):
    """Raised when an erasure cannot be proposed or confirmed so."""


@dataclass(frozen=True)
class Erasable:
    """What may be erased, and what has to be typed to name it."""

    kind: str
    source_id: int
    case_no: str
    unit_id: int | None
    incident: Incident | None = None


@dataclass(frozen=True)
class Grounds:
    """Why: the law, and the letter or request that asks for it."""

    basis: str
    reference_from: str
    reference_number: str
    reference_date: date


def of_incident(incident: Incident) -> Erasable:
    return Erasable(incident.kind, incident.source_id, incident.number, incident.unit_id, incident)


def of_tombstone(stone: Tombstone, unit_id: int | None) -> Erasable:
    return Erasable(stone.kind, stone.source_id, stone.index_no or str(stone.entry_number), unit_id)


def of_case(case: SecrecyCase) -> Erasable:
    """A draft that was never public and turned out to be secret (rule R5)."""
    return Erasable(case.kind, case.source_id, f"SM-{case.pk}", case.unit_id)


def reasons_not_to_propose(what: Erasable, user: User, grounds: Grounds | None = None, typed: str = "") -> list[str]:
    """Return why this person may not propose this erasure."""
    reasons = []
    if not may_handle(user, what.unit_id):
        reasons.append(_("只有本单位的终审人员、保密审查员和公开办可以提出。"))
    if Erasure.objects.filter(kind=what.kind, source_id=what.source_id).exists():
        return [*reasons, _("内容已彻底删除。")]
    reasons += reasons_not_to_erase(what.kind, what.source_id)
    if ErasureProposal.objects.waiting().filter(kind=what.kind, source_id=what.source_id).exists():
        reasons.append(_("这条信息已有一份待确认的彻底删除。"))
    reasons += _about_incident(what.incident)
    return reasons + (_about_grounds(what, grounds, typed) if grounds else [])


@transaction.atomic
def propose_erasure(what: Erasable, user: User, grounds: Grounds, typed: str) -> ErasureProposal:
    """Propose an erasure; nothing is removed yet.

    Args:
        typed: the case number as the person typed it: nobody erases by a wrong click.

    Raises ProposalRefused.
    """
    reasons = reasons_not_to_propose(what, user, grounds, typed)
    if reasons:
        raise ProposalRefused(reasons)
    proposal = ErasureProposal.objects.create(
        kind=what.kind,
        source_id=what.source_id,
        case_no=what.case_no,
        unit_id=what.unit_id,
        incident=what.incident,
        basis=grounds.basis,
        reference_from=grounds.reference_from.strip(),
        reference_number=grounds.reference_number.strip(),
        reference_date=grounds.reference_date,
        proposed_by=snapshot(user),
        proposed_at=clock.now(),
    )
    trail.note("erase_propose", proposal, user, basis=proposal.basis)
    return proposal


def _about_incident(incident: Incident | None) -> list[str]:
    """保密法 art. 34: keep the records, then delete as the authority orders."""
    if incident is None:
        return []
    reasons = []
    if incident.why == ChangeKind.LEAK and not incident.letter_orders_deletion:
        reasons.append(_("泄密事件须先登记主管部门要求删除的来函。"))
    if not incident.exports.exists():
        reasons.append(_("请先导出证据，离线保存。"))
    return reasons


def _about_grounds(what: Erasable, grounds: Grounds, typed: str) -> list[str]:
    reasons = []
    if grounds.basis not in Basis.values:
        reasons.append(_("请选择法律依据。"))
    if not (grounds.reference_from.strip() and grounds.reference_number.strip() and grounds.reference_date):
        reasons.append(_("请写明要求删除的函件或申请：来自哪里、编号和日期。"))
    elif grounds.reference_date > today():
        reasons.append(_("函件或申请的日期不能晚于今天。"))
    return reasons + reasons_mistyped(what.case_no, typed)


def reasons_mistyped(case_no: str, typed: str) -> list[str]:
    return [] if typed.strip() == case_no else [_("输入的编号与“%(case_no)s”不符。") % {"case_no": case_no}]
