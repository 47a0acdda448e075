"""Choices of emergency releases."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Act(models.TextChoices):
    APPROVE = "approve", _("同意")
    REFUSE = "refuse", _("不同意")


class Ending(models.TextChoices):
    """How an emergency release ended. One whose steps have all been taken needs no ending."""

    CANCELLED = "cancelled", _("提出人已撤销")
    REFUSED = "refused", _("公开前未获同意")
    REJECTED = "rejected", _("补审未通过，已撤下")
    OVERDUE = "overdue", _("逾期未补审，已自动撤下")
    REPLACED = "replaced", _("已由另行审核的内容取代或已撤下")
