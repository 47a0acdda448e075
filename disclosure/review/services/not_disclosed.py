"""不公开: what is not disclosed is registered with its ground, and stops being public if it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from base import clock
from base.audit import record
from disclosure.catalogue import kinds
from disclosure.catalogue.approval import Approval
from disclosure.catalogue.content import hash_of
from disclosure.catalogue.enums import Openness
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.prepared import Prepared
from disclosure.catalogue.services.release import ReleaseRefused
from disclosure.review.approvals import approval_of
from disclosure.review.counting import counting_approvals
from disclosure.review.models import Decision, UndisclosedDocument
from disclosure.review.services.leave_public import leave_public
from disclosure.review.services.stop_waiting import stop_waiting

REASSESS_AFTER = timedelta(days=365)  # 条例 art. 18 says 定期; a year is our default (rules R3, R7)


def register_as_proposed(item: Prepared, approvals: Sequence[Approval]) -> UndisclosedDocument:
    """The chain agreed to a draft that is not to be disclosed: register it, and take it back where it was public.

    Raises ReleaseRefused when the copy is not what was approved.
    """
    if hash_of(item.copy.content) != item.copy.hash:
        raise ReleaseRefused([_("送审稿内容与其摘要不符，已被改动，不能登记。")])
    fields = item.content.fields
    row = _register(
        item,
        approvals,
        openness=item.facts.openness,
        basis=fields.get("non_disclosure_reason", ""),
        note=fields.get("openness_note", ""),
    )
    leave_public(item, approvals)
    last = approvals[-1]
    who = {"id": last.user_id, "username": last.username, "name": last.name}
    stop_waiting(item, who, str(Openness(item.facts.openness).label))
    return row


def not_disclosed(item: Prepared, decision: Decision) -> UndisclosedDocument | None:
    """The secrecy review ended the chain: the draft becomes 不予公开 with the ground that was chosen.

    A word of the shell has no openness: it only goes back. What is public meanwhile is not registered: its present
    version stays until a chain of its own takes it back.
    """
    if "openness" not in item.content.fields:
        return None
    form = decision.secrecy
    _close_draft(item, form)
    if CatalogueEntry.objects.filter(kind=item.copy.kind, source_id=item.copy.source_id).exists():
        return None
    approvals = [approval_of(each) for each in [*counting_approvals(item.copy), decision]]
    return _register(
        item,
        approvals,
        openness=Openness.CLOSED,
        basis=form["ground"],
        note=form["ground_note"],
        next_at=parse_date(form.get("reassess_on", "")),
    )


def _register(
    item: Prepared, approvals: Sequence[Approval], *, openness: str, basis: str, note: str, next_at: date | None = None
) -> UndisclosedDocument:
    unit_id: Any = item.facts.unit_id  # every document has one
    row = UndisclosedDocument.objects.create(
        unit_id=unit_id,
        title=item.facts.title,
        doc_no=item.facts.doc_no,
        openness=openness,
        basis=basis,
        note=note,
        kind=item.copy.kind,
        source_id=item.copy.source_id,
        copy_id=item.copy.pk,
        copy_hash=item.copy.hash,
        approvals=[approval.snapshot() for approval in approvals],
        registered_at=clock.now(),
        next_openness_review_at=next_at or clock.today() + REASSESS_AFTER,
    )
    record("review.registered", obj=row, content_hash=row.copy_hash,
           data={"openness": str(openness), "basis": str(basis)})  # fmt: skip
    return row


def _close_draft(item: Prepared, form: dict[str, Any]) -> None:
    """Set the openness where the editors see it. Nobody becomes an author by it."""
    model: Any = kinds.get(item.copy.kind).model
    row = model._default_manager.filter(pk=item.copy.source_id).first()
    if row is None:
        return
    draft = row.get_latest_revision_as_object()
    draft.openness = Openness.CLOSED
    draft.non_disclosure_reason, draft.openness_note = form["ground"], form["ground_note"]
    draft.save_revision(clean=False, log_action=False)
