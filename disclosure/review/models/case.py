from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from base.clock import day_of
from disclosure.review.enums import CaseResult


class SecrecyCaseQuerySet(models.QuerySet["SecrecyCase"]):
    def locking(self) -> SecrecyCaseQuerySet:
        """What keeps a draft locked: not answered yet, or answered as secret and not erased."""
        return self.exclude(result=CaseResult.NOT_SECRET)

    def about(self, kind: str, source_id: int) -> SecrecyCaseQuerySet:
        return self.filter(kind=kind, source_id=source_id)


class SecrecyCase(models.Model):
    """涉密或疑似涉密: number, unit and time, and nothing of the content (保密法 art. 31; rule R5)."""

    unit = models.ForeignKey(
        "portal.Unit", verbose_name=_("公开主体"), on_delete=models.PROTECT, related_name="+", null=True
    )
    kind = models.CharField(max_length=30)
    source_id = models.BigIntegerField()
    opened_by = models.JSONField(_("报告人"))
    opened_at = models.DateTimeField(_("报告时间"))
    result = models.CharField(_("确定结果"), max_length=12, choices=CaseResult, blank=True)
    authority = models.CharField(_("确定机关"), max_length=200, blank=True)
    doc_no = models.CharField(_("文号"), max_length=100, blank=True)
    answer_date = models.DateField(_("文件日期"), null=True, blank=True)
    closed_by = models.JSONField(_("办结人"), default=dict)
    closed_at = models.DateTimeField(_("办结时间"), null=True, blank=True)

    objects = SecrecyCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("涉密情况")
        verbose_name_plural = _("涉密情况")
        indexes = [models.Index(fields=["kind", "source_id"])]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """What people call it by, in letters and on the desk."""
        return f"{day_of(self.opened_at):%Y}-{self.pk:04d}"
