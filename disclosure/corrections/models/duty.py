from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from base.clock import today
from disclosure.catalogue.enums import ReleaseKind
from disclosure.catalogue.models import CatalogueEntry, ReleasedContent


class PenaltyDutyQuerySet(models.QuerySet["PenaltyDuty"]):
    def open(self) -> PenaltyDutyQuerySet:
        """What is still public as it was when the decision changed: not withdrawn, not corrected since."""
        same = {"kind": OuterRef("kind"), "source_id": OuterRef("source_id")}
        since = ReleasedContent.objects.filter(**same, released_at__gt=OuterRef("recorded_at"))
        corrected = since.exclude(item__release__how=ReleaseKind.RESTORED)
        return self.filter(Exists(CatalogueEntry.objects.filter(**same))).exclude(Exists(corrected))


class PenaltyDuty(models.Model):
    """行政处罚法 art. 48: a published penalty was changed, revoked or found unlawful or void. The publication is to be
    withdrawn within three working days, and the reason made public."""

    kind = models.CharField(_("类型"), max_length=30)
    source_id = models.BigIntegerField(_("来源编号"))
    entry_number = models.BigIntegerField(_("条目号"))
    index_no = models.CharField(_("索引号"), max_length=60, blank=True)
    unit = models.ForeignKey(
        "portal.Unit", verbose_name=_("公开主体"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    changed_on = models.DateField(_("决定被变更、撤销或确认违法、无效的日期"))
    reference = models.CharField(_("文书"), max_length=200, help_text=_("复议决定、判决或本机关决定的文号。"))
    due_on = models.DateField(_("撤回期限"))
    due_is_certain = models.BooleanField(default=True)
    recorded_by = models.JSONField(_("登记人"))
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = PenaltyDutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("待撤回的处罚信息")
        verbose_name_plural = _("待撤回的处罚信息")
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        return f"{self.index_no or self.entry_number} {self.due_on}"

    def days_left(self, day: date | None = None) -> int:
        return (self.due_on - (day or today())).days
