"""Mail of this room, after COMMIT. It names numbers, never titles or reasons: a mail must not point at a leak."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _

from base.clock import SHANGHAI
from disclosure.corrections.models import Incident, Withdrawal
from disclosure.corrections.people import ITEM_STAGES, who_answers
from disclosure.review.mail import send_after_commit


def tell_to_confirm(withdrawal: Withdrawal) -> None:
    """Everybody who may be the second person."""
    people = who_answers(withdrawal.unit_id, ITEM_STAGES).exclude(pk=withdrawal.hidden_by["id"])
    said = {
        "who": withdrawal.hidden_by["name"],
        "item": name_of(withdrawal),
        "by": f"{withdrawal.confirm_by.astimezone(SHANGHAI):%Y-%m-%d %H:%M}",
        "address": _address("corrections:withdrawal", withdrawal.pk),
    }
    body = _("%(who)s已撤下 %(item)s。请在 %(by)s 前登录核对，确认或恢复：%(address)s") % said
    send_after_commit(_("待确认撤下：%(item)s") % said, body, [person.email for person in people])


def tell_restored(withdrawal: Withdrawal) -> None:
    """Who hid it learns that it is public again, and why."""
    person = get_user_model()._default_manager.filter(pk=withdrawal.hidden_by["id"], is_active=True).first()
    said = {
        "item": name_of(withdrawal),
        "why": withdrawal.restored_why,
        "address": _address("corrections:withdrawal", withdrawal.pk),
    }
    body = _("您撤下的 %(item)s 已恢复公开：%(why)s。%(address)s") % said
    send_after_commit(_("已恢复公开：%(item)s") % said, body, [person.email] if person else [])


def tell_incident(incident: Incident) -> None:
    """Leaders, secrecy reviewers and the office: 24 hours to report. What it is about is not in the mail."""
    said = {
        "number": incident.number,
        "by": f"{incident.report_by.astimezone(SHANGHAI):%Y-%m-%d %H:%M}",
        "address": _address("corrections:incident", incident.pk),
    }
    body = _("事件 %(number)s 已开立，须在 %(by)s 前报告，请登录办理：%(address)s") % said
    people = who_answers(incident.unit_id)
    send_after_commit(_("须在二十四小时内报告：%(number)s") % said, body, [person.email for person in people])


def name_of(row: Any) -> str:
    """Return how a row's item is called where no title may stand."""
    return str(row.index_no or _("第 %(number)s 号条目") % {"number": row.entry_number})


def _address(name: str, number: int) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name, args=[number])
