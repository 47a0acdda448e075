"""Mail of this room, after COMMIT. It names numbers; what somebody wrote is read after signing in, or with the code."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosure.objections.models import Objection
from disclosure.objections.people import who_is_told
from disclosure.objections.sealing import open_contact
from disclosure.review.mail import send_after_commit


def tell_filed(objection: Objection) -> None:
    """The unit's people, and whoever objected if they left an e-mail address. The code is in no mail."""
    tell_staff(objection)
    said = {"number": objection.number, "due": objection.due_on.isoformat(), "address": _public()}
    body = _("您提出的纠错／异议已收到，受理编号 %(number)s，办理期限 %(due)s。凭查询码查看进展：%(address)s") % said
    _tell_person(objection, _("已收到：%(number)s") % said, body)


def tell_staff(objection: Objection) -> None:
    """Whose desk it lies on: after filing, and after forwarding."""
    said = {
        "number": objection.number,
        "matter": objection.get_matter_display(),
        "due": objection.due_on.isoformat(),
        "address": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("objections:detail", args=[objection.pk]),
    }
    body = _("收到纠错／异议 %(number)s（%(matter)s），请在 %(due)s 前办结：%(address)s") % said
    people = who_is_told(objection.unit_id)
    send_after_commit(_("待办异议：%(number)s") % said, body, [person.email for person in people])


def tell_word_added(objection: Objection) -> None:
    said = {"number": objection.number}
    people = who_is_told(objection.unit_id)
    body = _("%(number)s 的提出人补充了说明或者撤回了异议，请登录查看。") % said
    send_after_commit(_("异议有变化：%(number)s") % said, body, [person.email for person in people])


def tell_decided(objection: Objection) -> None:
    """The reply itself is not in the mail: others may read that mailbox."""
    said = {"number": objection.number, "address": _public()}
    body = _("您提出的纠错／异议 %(number)s 已办结，凭查询码查看结果和理由：%(address)s") % said
    _tell_person(objection, _("已办结：%(number)s") % said, body)


def _tell_person(objection: Objection, subject: str, body: str) -> None:
    if objection.has_email and objection.sealed_contact:
        send_after_commit(subject, body, [open_contact(objection.sealed_contact).email])


def _public() -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("objection_lookup")
