"""Small tables that every room above may rely on."""

import re

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

_HAN = re.compile(r"[\u3400-\u9fff]")


class User(AbstractUser):
    """A person with an account. Ours from the first migration, since Django cannot change that later."""

    class Meta:
        verbose_name = _("用户")
        verbose_name_plural = _("用户")

    def get_full_name(self) -> str:
        """Return 姓名 as it is written: a Chinese surname first and without a space."""
        if _HAN.search(f"{self.last_name}{self.first_name}"):
            return f"{self.last_name}{self.first_name}".strip()
        return super().get_full_name()


class WorkdayOverride(models.Model):
    """A day that the yearly holiday notice of 国务院办公厅 makes free or makes a working day."""

    date = models.DateField(_("日期"), unique=True)
    is_workday = models.BooleanField(
        _("是否工作日"), help_text=_("调休上班的周末选“是”，放假的日子选“否”。以本表为准，优先于内置日历。")
    )
    note = models.CharField(_("说明"), max_length=100, blank=True, help_text=_("例如：国庆节放假、国庆节调休上班"))

    class Meta:
        verbose_name = _("节假日与调休")
        verbose_name_plural = _("节假日与调休")
        ordering = ["-date"]

    def __str__(self) -> str:
        return f"{self.date.isoformat()} {_('工作日') if self.is_workday else _('休息日')}"


class Sequence(models.Model):
    """The last number that was given out under a name. Written by `base.services.sequence` only."""

    name = models.CharField(_("名称"), max_length=200, primary_key=True)
    value = models.BigIntegerField(_("当前值"))

    class Meta:
        verbose_name = _("流水号")
        verbose_name_plural = _("流水号")

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"
