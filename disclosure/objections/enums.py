"""Choices of objections: what about, what becomes of them, and where they stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.enums import ChangeKind


class Matter(models.TextChoices):
    """What somebody objects to."""

    ERROR = "error", _("内容有错误")
    PERSONAL = "personal", _("涉及我的个人信息")
    THIRD_PARTY = "third_party", _("影响我或者本单位的合法权益")
    UNDISCLOSED = "undisclosed", _("应当公开而没有公开")


class Outcome(models.TextChoices):
    """What a person decided. REFUSED needs reasons like every other one, and names the remedy."""

    CORRECTED = "corrected", _("已更正")
    MASKED = "masked", _("已遮盖后重新公开")
    WITHDRAWN = "withdrawn", _("已撤下")
    ERASED = "erased", _("已提出彻底删除")
    DISCLOSED = "disclosed", _("已补充公开")
    REFUSED = "refused", _("不予采纳")


class State(models.TextChoices):
    """Derived from dates, never stored."""

    FILED = "filed", _("已收到，待受理")
    ACCEPTED = "accepted", _("正在办理")
    DECIDED = "decided", _("已办结")
    TAKEN_BACK = "taken_back", _("已由本人撤回")


class Act(models.TextChoices):
    """What was done with an objection, kept with it."""

    ACCEPT = "accept", _("受理")
    FORWARD = "forward", _("转办")
    NOTE = "note", _("记事")
    RESTRICT = "restrict", _("核实期间暂停公开")
    DECIDE = "decide", _("办结")
    VIEW_CONTACT = "view_contact", _("查看联系方式")
    ERASE_CONTACT = "erase_contact", _("删除联系方式")
    OPEN_FILE = "open_file", _("打开附件")


# Why an item is hidden while it is looked into. 个人信息 opens an incident (disclosure.corrections.enums.INCIDENTS).
HIDDEN_FOR = {
    Matter.ERROR: ChangeKind.WORDING,
    Matter.PERSONAL: ChangeKind.PRIVACY,
    Matter.THIRD_PARTY: ChangeKind.BASIS,
}
