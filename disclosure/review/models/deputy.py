from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from base import clock
from disclosure.review.enums import Stage


class DeputyQuerySet(models.QuerySet["Deputy"]):
    def on(self, day: date | None = None) -> DeputyQuerySet:
        """Those whose period includes the day; a person who has left is represented by nobody."""
        day = day or clock.today()
        return self.filter(first_day__lte=day, last_day__gte=day, person__is_active=True, deputy__is_active=True)


class Deputy(models.Model):
    """代行: for a period, somebody takes the steps of another. Both stand under the decision, and what is forbidden to
    either is forbidden to the deputy."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("审核人"), on_delete=models.CASCADE, related_name="represented_by"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("代行人"), on_delete=models.CASCADE, related_name="represents"
    )
    stage = models.CharField(_("步骤"), max_length=10, choices=Stage, blank=True, help_text=_("留空则代行其全部步骤。"))
    first_day = models.DateField(_("首日"))
    last_day = models.DateField(_("末日"))
    reason = models.CharField(_("事由"), max_length=200, help_text=_("例如：出差、休假、借调。"))

    objects = DeputyQuerySet.as_manager()

    class Meta:
        verbose_name = _("代行")
        verbose_name_plural = _("代行")
        ordering = ["-last_day", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="deputy_period",
                violation_error_message=_("末日不能早于首日。"),
            ),
            models.CheckConstraint(
                condition=~Q(person=F("deputy")),
                name="deputy_is_another",
                violation_error_message=_("代行人不能是本人。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deputy}（{_('代')}{self.person}）{self.first_day}—{self.last_day}"
