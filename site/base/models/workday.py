"""Days that the yearly notice moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
