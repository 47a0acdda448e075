"""The acts of this room in the audit trail. Numbers and codes; never what somebody wrote, nor their address."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from base.audit import record, register_action
from disclosure.objections.models import Objection

ACTIONS = {
    "objections.file": _("收到异议"),
    "objections.accept": _("受理异议"),
    "objections.forward": _("转办异议"),
    "objections.note": _("异议记事"),
    "objections.restrict": _("核实期间暂停公开"),
    "objections.decide": _("办结异议"),
    "objections.take_back": _("本人撤回异议"),
    "objections.view_contact": _("查看异议人联系方式"),
    "objections.open_file": _("打开异议附件"),
    "objections.erase_contact": _("删除异议人联系方式"),
}


def register() -> None:
    for code, label in ACTIONS.items():
        register_action(code, label)


def note(act: str, objection: Objection, actor: Any, **data: Any) -> None:
    """Record an act of staff."""
    record(f"objections.{act}", actor=actor, obj=objection, data=data)


def note_public(act: str, objection: Objection, **data: Any) -> None:
    """Record what somebody outside did: without their address, which the trail would keep for ever."""
    record(f"objections.{act}", actor={}, obj=objection, data=data, request=HttpRequest())
