"""Choices of a unit's 政府信息公开 home."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Column(models.TextChoices):
    """The fixed columns, in their order, the same for every unit (国办函〔2019〕61号). The value is the address."""

    POLICY = "policy", _("政策")
    GUIDE = "guide", _("政府信息公开指南")
    RULES = "rules", _("政府信息公开制度")
    STATUTORY = "statutory", _("法定主动公开内容")
    ANNUAL = "annual", _("政府信息公开年报")
    APPLY = "apply", _("依申请公开")


# Columns whose content is drafted here; the others are composed from the catalogue and the unit's profile.
DRAFTED = (Column.GUIDE, Column.RULES, Column.ANNUAL, Column.APPLY)
