"""The head of the chain, mailed to the auditor: out of reach of whoever keeps the server."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _

from base import clock
from base.audit.anchor_lines import line_of
from base.models.audit import AuditAnchor, AuditSeal


class AnchorMail:
    """Once a day, and after every so many seals. Off while nobody is named in `GONGKAI_AUDITOR_EMAILS`."""

    def is_due(self, newest: AuditSeal, last: AuditAnchor | None, now: datetime) -> bool:
        if not settings.GONGKAI_AUDITOR_EMAILS:
            return False
        if last is None or clock.day_of(last.at) != clock.day_of(now):
            return True
        return newest.number - last.seal_number >= settings.GONGKAI_AUDIT_MAIL_SEALS

    def write(self, newest: AuditSeal) -> None:
        """Send the line. Raises what the mail server answers."""
        text = _("请妥善保存本邮件，核对审计链时使用（manage.py verify_audit --anchors 文件）：")
        send_mail(
            _("审计链固证 第%(number)d号") % {"number": newest.number},
            f"{text}\n\n{line_of(newest, clock.now())}\n",
            settings.DEFAULT_FROM_EMAIL,
            settings.GONGKAI_AUDITOR_EMAILS,
        )
