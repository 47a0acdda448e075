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
    """What a reviewer does with a copy. CONCLUDE is never chosen: a secrecy conclusion other than 公开 makes it so."""

    APPROVE = "approve", _("通过")
    CHANGES = "changes", _("请修改")
    RETURN = "return", _("退回前面的步骤")
    REJECT = "reject", _("退回")
    CONCLUDE = "conclude", _("作出结论")


# The chain ends and the draft is the author's again: the next submission is a new copy.
ENDS_THE_CHAIN = frozenset({Action.REJECT, Action.CHANGES})
# What a reviewer may choose on the form.
CHOSEN_ACTIONS = (Action.APPROVE, Action.CHANGES, Action.RETURN, Action.REJECT)


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


class Answer(models.TextChoices):
    """What the authority answered to 报请确定 (条例 art. 17: 报有关主管部门或者保密行政管理部门确定)."""

    PUBLIC = "public", _("可以公开")
    NOT_PUBLIC = "not_public", _("不予公开")
    SECRET = "secret", _("属于国家秘密")


class CaseResult(models.TextChoices):
    """How a case of secrecy ended. A secret stays locked until it is erased (保密法 art. 31; rule R5)."""

    NOT_SECRET = "not_secret", _("不属于国家秘密")
    SECRET = "secret", _("属于国家秘密")


# Kinds that somebody else published first: their secrecy conclusion cites that publication.
REPRINTED_KINDS = frozenset({"reprint"})
