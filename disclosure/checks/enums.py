from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """What a finding does: STOP holds an item back until somebody gives a reason, WARN is shown and no more."""

    STOP = "stop", _("阻止")
    WARN = "warn", _("提示")


class ListKind(models.TextChoices):
    """What a list of words is for."""

    SENSITIVE = "sensitive", _("敏感词")
    OLD_NAME = "old_name", _("机构旧称")
    OUTDATED = "outdated", _("过期表述")
    TYPO = "typo", _("错别字")
    LEADER = "leader", _("领导人姓名职务")
