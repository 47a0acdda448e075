"""What was public and is not to be any more, as a chain of its own has decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from disclosure.catalogue.approval import Approval
from disclosure.catalogue.models import CatalogueEntry, Tombstone
from disclosure.catalogue.prepared import Prepared
from disclosure.catalogue.services.withdraw import withdraw_item


def leave_public(item: Prepared, approvals: Sequence[Approval]) -> list[Tombstone]:
    """Withdraw the entry of an item, in all languages; its address says why. No entry, nothing to do."""
    entry = CatalogueEntry.objects.filter(kind=item.copy.kind, source_id=item.copy.source_id).first()
    if entry is None:
        return []
    acts = [{**approval.snapshot(), "id": approval.user_id, "act": "not_disclosed"} for approval in approvals]
    return withdraw_item(entry, notice=notice_of(item), acts=acts)


def notice_of(item: Prepared) -> str:
    """Return what the public reads: the ground of law and the remedy, no word of the content (条例 art. 14-16, 51)."""
    fields = item.content.fields
    model: Any = item.kind.model
    grounds = dict(model._meta.get_field("non_disclosure_reason").choices)
    labels = dict(model._meta.get_field("openness").choices)
    said = {"openness": labels.get(item.facts.openness, ""), "ground": grounds.get(fields["non_disclosure_reason"], "")}
    text = _("该信息经重新审核，公开属性调整为“%(openness)s”，不再主动公开。") % said
    if said["ground"]:
        text += _("依据：%(ground)s。") % said
    return text + _("需要获取的，可以依法申请公开；认为侵犯其合法权益的，可以依法申请行政复议或者提起行政诉讼。")
