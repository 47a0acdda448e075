from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from base import clock


class DesignationQuerySet(models.QuerySet["SecrecyDesignation"]):
    def on(self, day: date | None = None) -> DesignationQuerySet:
        day = day or clock.today()
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=day), valid_from__lte=day)


class SecrecyDesignation(models.Model):
    """保密审查指定: a unit's own written word on who makes its secrecy reviews (北京市保守国家秘密条例 art. 27).

    Whoever is not in the unit's own group for that step counts for the unit only while one is valid.
    """

    unit = models.ForeignKey(
        "portal.Unit",
        verbose_name=_("指定单位"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("由哪个单位指定。只有各单位联合印发同一份文件时才留空。"),
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("被指定的人"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    group = models.ForeignKey(
        Group, verbose_name=_("或被指定的用户组"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    document = models.CharField(_("文件名称"), max_length=200, help_text=_("例如：关于明确保密审查机构和人员的通知。"))
    number = models.CharField(_("文号"), max_length=100, blank=True)
    signed_on = models.DateField(_("成文日期"))
    file_reference = models.CharField(_("存档位置"), max_length=200, help_text=_("原件存放在哪里，例如卷宗号。"))
    valid_from = models.DateField(_("有效期起"))
    valid_until = models.DateField(_("有效期止"), null=True, blank=True, help_text=_("留空则至另行通知为止。"))

    objects = DesignationQuerySet.as_manager()

    class Meta:
        verbose_name = _("保密审查指定")
        verbose_name_plural = _("保密审查指定")
        ordering = ["unit", "-valid_from", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True, group__isnull=False) | Q(person__isnull=False, group__isnull=True),
                name="designation_of_one",
                violation_error_message=_("请指定一个人或一个用户组，二者选一。"),
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="designation_period",
                violation_error_message=_("有效期止不能早于有效期起。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit or _('各单位')} · {self.person or self.group} · {self.document}"
