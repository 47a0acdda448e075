"""Choices and times of corrections, withdrawals, incidents and erasures."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.enums import ChangeKind

WITHDRAWALS = (
    ChangeKind.WORDING,
    ChangeKind.LEAK,
    ChangeKind.PRIVACY,
    ChangeKind.BASIS,
    ChangeKind.REVOKED,
    ChangeKind.DUPLICATE,
)
# 泄密 and 隐私 open an incident, and nothing of it comes back by the clock.
INCIDENTS = frozenset({ChangeKind.LEAK, ChangeKind.PRIVACY})

CONFIRM_WITHIN = timedelta(days=1)
REPORT_WITHIN = timedelta(hours=24)  # 北京市保守国家秘密条例 art. 36
PENALTY_WORKDAYS = 3  # 行政处罚法 art. 48, working days by art. 85


class WithdrawalState(models.TextChoices):
    """Derived from dates, never stored."""

    UNCONFIRMED = "unconfirmed", _("已撤下，待确认")
    CONFIRMED = "confirmed", _("已撤下，已确认")
    RESTORED = "restored", _("已恢复公开")
    CORRECTED = "corrected", _("已更正后重新公开")
    ERASED = "erased", _("已彻底删除")


class IncidentState(models.TextChoices):
    """Derived from dates, never stored."""

    OPEN = "open", _("待报告")
    REPORTED = "reported", _("已报告")
    ORDERED = "ordered", _("已收到处理函件")
    CLOSED = "closed", _("已办结")


class Basis(models.TextChoices):
    """By which law something is erased."""

    SECRECY = "secrecy", _("保守国家秘密法第二十九条、第三十一条")
    PRIVACY = "privacy", _("个人信息保护法第四十七条")
