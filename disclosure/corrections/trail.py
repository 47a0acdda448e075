"""The acts of this room in the audit trail. References, codes and counts; no content."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from base.audit import record, register_action

ACTIONS = {
    "corrections.withdraw": _("撤下"),
    "corrections.confirm": _("确认撤下"),
    "corrections.restore": _("恢复公开"),
    "corrections.duty": _("登记处罚变更"),
    "corrections.seal": _("封存历史版本"),
    "corrections.incident": _("开立事件"),
    "corrections.incident_report": _("填报事件"),
    "corrections.incident_letter": _("登记来函"),
    "corrections.incident_close": _("事件办结"),
    "corrections.evidence": _("导出证据"),
    "corrections.erase_propose": _("提出彻底删除"),
    "corrections.erase_drop": _("撤销彻底删除"),
    "corrections.erase": _("彻底删除"),
}


def register() -> None:
    for code, label in ACTIONS.items():
        register_action(code, label)


def note(act: str, row: Any, actor: Any = None, content_hash: str = "", **data: Any) -> None:
    """Record an act about an item, named by its kind and source; `{}` as actor is the clock."""
    record(
        f"corrections.{act}",
        actor=actor,
        kind=row.kind,
        object_id=row.source_id,
        unit_id=row.unit_id,
        content_hash=content_hash,
        data={"row": row.pk, **data},
    )
