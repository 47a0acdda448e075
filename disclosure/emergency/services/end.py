"""Take an emergency release back: a later step refused it, or its time ran out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from base import clock
from base.audit import record
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from disclosure.emergency.enums import Ending
from disclosure.emergency.models import EmergencyRelease

REMEDY = _("如有疑问，请向公开该信息的单位咨询，或依法申请行政复议、提起行政诉讼。")
NOTICE = {
    Ending.REJECTED: _("本条信息为紧急公开，经补充审核不宜继续公开，现予撤下。"),
    Ending.OVERDUE: _("本条信息为紧急公开，未在规定时间内完成补充审核，现暂予撤下。"),
}


def entry_shown(emergency: EmergencyRelease) -> CatalogueEntry | None:
    """Return the entry while it still shows what was let out in this emergency."""
    entries = CatalogueEntry.objects.select_related("content__item__release")
    entry = entries.filter(kind=emergency.kind, source_id=emergency.source_id).first()
    return entry if entry and entry.content.item.copy_id == emergency.copy_id else None


def take_down(emergency: EmergencyRelease, ending: Ending) -> None:
    """Withdraw the item, unless something else that was reviewed stands there meanwhile."""
    entry = entry_shown(emergency)
    if entry is None:
        ending = Ending.REPLACED
    else:
        act = {"act": f"emergency_{ending}", "at": clock.now().isoformat()}
        withdraw_item(entry, notice=f"{NOTICE[ending]}{REMEDY}", acts=[act])
    emergency.ended_at, emergency.ending = clock.now(), ending
    emergency.save(update_fields=["ended_at", "ending"])
    record("emergency.end", obj=emergency, content_hash=emergency.copy_hash, data={"ending": ending})
