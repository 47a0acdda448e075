"""Running numbers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sequence(models.Model):
    """The last number that was given out under a name. Written by `base.services.sequence` only."""

    name = models.CharField(_("名称"), max_length=200, primary_key=True)
    value = models.BigIntegerField(_("当前值"))

    class Meta:
        verbose_name = _("流水号")
        verbose_name_plural = _("流水号")

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"
