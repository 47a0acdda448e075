from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.models.append_only import AppendOnly


class Assignment(AppendOnly):
    """转交: a waiting step was given to one named person. The newest of a step holds."""

    task_state_id = models.BigIntegerField(_("审核任务"), db_index=True)
    person_id = models.BigIntegerField(_("承办人编号"))
    person = models.JSONField(_("承办人"))
    assigned_by = models.JSONField(_("转交人"))
    reason = models.CharField(_("事由"), max_length=200)
    assigned_at = models.DateTimeField(_("转交时间"))

    class Meta:
        verbose_name = _("转交")
        verbose_name_plural = _("转交")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.task_state_id} {self.person.get('name', '')}"


class Reminder(models.Model):
    """催办: on this day those who may take an overdue step were written to. The key keeps it to once a day."""

    task_state_id = models.BigIntegerField(_("审核任务"))
    day = models.DateField(_("日期"))

    class Meta:
        verbose_name = _("催办")
        verbose_name_plural = _("催办")
        constraints = [models.UniqueConstraint(fields=["task_state_id", "day"], name="reminder_once_a_day")]

    def __str__(self) -> str:
        return f"{self.task_state_id} {self.day}"
