"""Choices of the review chain."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """The steps of a chain. OFFICE is the disclosure office, which reads first what a unit would keep from the public
    (国办发〔2016〕80号; rule R6). SHORT is approval and secrecy review in one, as words of the shell pass it."""

    OFFICE = "office", _("公开办审查")
    FIRST = "first", _("初审")
    SECOND = "second", _("复审")
    SECRECY = "secrecy", _("保密审查")
    FINAL = "final", _("终审")
    SHORT = "short", _("要素审核")


STAGES_WITH_SECRECY_FORM = frozenset({Stage.SECRECY, Stage.SHORT})


class Covers(models.TextChoices):
    """What a chain is for."""

    ITEMS = "items", _("公开信息（文件、转载、专栏等页面）")
    WORDS = "words", _("公开要素（单位资料、页脚、菜单、主题等网站文字）")


class Action(models.TextChoices):
    APPROVE = "approve", _("通过")
    REJECT = "reject", _("退回")


class Classified(models.TextChoices):
    """是否涉密. Anything but NO locks the draft at once (rule R5)."""

    NO = "no", _("不涉密")
    SUSPECTED = "suspected", _("疑似涉密")
    YES = "yes", _("涉密")


class Conclusion(models.TextChoices):
    """The conclusion of the secrecy review (条例 art. 17)."""

    PUBLIC = "public", _("公开")
    REDACT = "redact", _("删减后公开")
    NOT_PUBLIC = "not_public", _("不公开")
    ESCALATE = "escalate", _("报请确定")
