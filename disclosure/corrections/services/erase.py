"""彻底删除, second person: confirms, and the content is gone everywhere we hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from disclosure.catalogue.models import Erasure
from disclosure.catalogue.services.erase import erase_item, reasons_not_to_erase
from disclosure.corrections import trail
from disclosure.corrections.models import ErasureProposal
from disclosure.corrections.people import may_handle
from disclosure.corrections.services.propose_erasure import ProposalRefused, reasons_mistyped
from disclosure.review.people import snapshot

if TYPE_CHECKING:
    from base.models import User


def reasons_not_to_confirm_erasure(proposal: ErasureProposal, user: User, typed: str | None = None) -> list[str]:
    """Return why this person may not be the second one."""
    if proposal.done_at or proposal.dropped_at:
        return [_("这份提出已经办理或撤销。")]
    reasons = []
    if user.pk == proposal.proposed_by["id"]:
        reasons.append(_("提出的人不能自己确认，请由另一人办理。"))
    if not may_handle(user, proposal.unit_id):
        reasons.append(_("只有本单位的终审人员、保密审查员和公开办可以确认。"))
    reasons += reasons_not_to_erase(proposal.kind, proposal.source_id)
    return reasons if typed is None else reasons + reasons_mistyped(proposal.case_no, typed)


@transaction.atomic
def confirm_erasure(proposal: ErasureProposal, user: User, typed: str) -> list[Erasure]:
    """Erase. There is no way back. Raises ProposalRefused, ErasureRefused."""
    proposal = ErasureProposal.objects.select_for_update().get(pk=proposal.pk)
    if reasons := reasons_not_to_confirm_erasure(proposal, user, typed):
        raise ProposalRefused(reasons)
    acts = erase_item(
        proposal.kind,
        proposal.source_id,
        case_no=proposal.case_no,
        basis=proposal.get_basis_display(),
        reference=proposal.reference,
        ordered_by=[proposal.proposed_by, snapshot(user)],
    )
    proposal.confirmed_by, proposal.done_at = snapshot(user), clock.now()
    proposal.save(update_fields=["confirmed_by", "done_at"])
    for act in acts:
        trail.record(
            "corrections.erase",
            actor=user,
            kind=act.kind,
            object_id=act.source_id,
            unit_id=proposal.unit_id,
            content_hash=act.hashes[-1] if act.hashes else "",
            data={"row": act.pk, "basis": proposal.basis, "copies": len(act.hashes), "proposal": proposal.pk},
        )
    return acts


@transaction.atomic
def drop_proposal(proposal: ErasureProposal, user: User) -> None:
    """Either of the two may still say no. Raises ProposalRefused."""
    proposal = ErasureProposal.objects.select_for_update().get(pk=proposal.pk)
    if proposal.done_at or proposal.dropped_at or not may_handle(user, proposal.unit_id):
        raise ProposalRefused([_("这份提出已经办理，或者不由您办理。")])
    proposal.dropped_by, proposal.dropped_at = snapshot(user), clock.now()
    proposal.save(update_fields=["dropped_by", "dropped_at"])
    trail.note("erase_drop", proposal, user)
