"""办结: a person says what became of it and why; what the outcome claims must be so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import ChangeKind
from disclosure.catalogue.models import CatalogueEntry, Erasure, Tombstone
from disclosure.corrections.models import ErasureProposal
from disclosure.objections import trail
from disclosure.objections.enums import Act, Outcome
from disclosure.objections.models import Objection
from disclosure.objections.people import may_decide
from disclosure.objections.services.file_objection import ObjectionRefused
from disclosure.objections.services.handle import for_handling, keep_act, reasons_not_to_handle
from disclosure.objections.services.restrict import entry_of
from disclosure.objections.services.tell import tell_decided
from disclosure.review.people import snapshot

if TYPE_CHECKING:
    from base.models import User

SHORTEST_REPLY = 10


@dataclass(frozen=True)
class Ruling:
    """What somebody decides. `shown` is the item that now says it right, for 补充公开."""

    outcome: str
    reply: str
    confirmed: bool
    shown: CatalogueEntry | None = None


def reasons_not_to_decide(objection: Objection, user: User, ruling: Ruling | None = None) -> list[str]:
    """Return why this person may not close this objection, or not so."""
    reasons = reasons_not_to_handle(objection, user)
    if not may_decide(user, objection.unit_id):
        reasons.append(_("办结由本单位终审人员或者公开办决定。"))
    if ruling is None:
        return reasons
    if not ruling.confirmed:
        reasons.append(_("请确认已经核对处理结果和答复。"))
    if len(ruling.reply.strip()) < SHORTEST_REPLY:
        reasons.append(_("请写明答复和理由，提出人凭查询码看到。"))
    return reasons + _reasons_against_outcome(objection, ruling)


@transaction.atomic
def decide(objection: Objection, user: User, ruling: Ruling) -> None:
    """Close an objection with its outcome and reply. Raises ObjectionRefused."""
    row = for_handling(objection, user)
    reasons = reasons_not_to_decide(row, user, ruling)
    if reasons:
        raise ObjectionRefused(reasons)
    entry = ruling.shown if ruling.outcome == Outcome.DISCLOSED else entry_of(row)
    if entry and ruling.outcome in (Outcome.CORRECTED, Outcome.MASKED, Outcome.DISCLOSED):
        row.result_entry, row.result_release = entry.pk, entry.content.item.release_id
    row.outcome, row.reply = ruling.outcome, ruling.reply.strip()
    row.decided_by, row.decided_at = snapshot(user), clock.now()
    row.accepted_at = row.accepted_at or row.decided_at
    row.save()
    keep_act(row, Act.DECIDE, user)
    trail.note("decide", row, user, outcome=row.outcome, release=row.result_release)
    tell_decided(row)


def _reasons_against_outcome(objection: Objection, ruling: Ruling) -> list[str]:
    """What an outcome says was done has been done."""
    outcome = ruling.outcome
    if outcome not in Outcome.values:
        return [_("请选择处理结果。")]
    if outcome == Outcome.REFUSED:
        return []
    if outcome == Outcome.DISCLOSED:
        return [] if ruling.shown else [_("请填写已经公开的信息的索引号或者条目号。")]
    if objection.source_id is None:
        return [_("这件异议没有指明已公开的信息，只能选“已补充公开”或者“不予采纳”。")]
    return _CHECKS[Outcome(outcome)](objection)


def _corrected(objection: Objection) -> list[str]:
    return [] if _released_since(objection) else [_("收到异议以来，这条信息还没有经审核重新公开。请先更正并送审。")]


def _masked(objection: Objection) -> list[str]:
    entry = _released_since(objection)
    if entry is None:
        return _corrected(objection)
    content = Content.from_json(entry.content.content)
    masked = content.fields.get("redactions") or (content.change and content.change.kind == ChangeKind.PRIVACY)
    return [] if masked else [_("重新公开的版本没有登记删减，也不是因隐私的更正。")]


def _withdrawn(objection: Objection) -> list[str]:
    same = {"kind": objection.item_kind, "source_id": objection.source_id}
    gone = Tombstone.objects.filter(**same).exists() and not CatalogueEntry.objects.filter(**same).exists()
    return [] if gone else [_("这条信息还在公开。请先撤下。")]


def _erased(objection: Objection) -> list[str]:
    same = {"kind": objection.item_kind, "source_id": objection.source_id}
    proposed = ErasureProposal.objects.filter(**same, dropped_at=None).exists()
    return [] if proposed or Erasure.objects.filter(**same).exists() else [_("请先提出彻底删除，由另一人确认。")]


_CHECKS = {
    Outcome.CORRECTED: _corrected,
    Outcome.MASKED: _masked,
    Outcome.WITHDRAWN: _withdrawn,
    Outcome.ERASED: _erased,
}


def _released_since(objection: Objection) -> CatalogueEntry | None:
    """The item, if what is public of it now was released after the objection and is not what was objected to."""
    entry = entry_of(objection)
    if entry is None or entry.content.released_at < objection.filed_at:
        return None
    return entry if entry.content.hash != objection.content_hash else None
