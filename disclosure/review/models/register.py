from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.enums import Openness
from disclosure.catalogue.models import CatalogueEntry


class UndisclosedQuerySet(models.QuerySet["UndisclosedDocument"]):
    def current(self) -> "UndisclosedQuerySet":
        """What still holds: not assessed again since, and not public meanwhile (rule R3)."""
        same = {"kind": models.OuterRef("kind"), "source_id": models.OuterRef("source_id")}
        newer = UndisclosedDocument.objects.filter(**same, pk__gt=models.OuterRef("pk"))
        return self.exclude(models.Exists(newer)).exclude(models.Exists(CatalogueEntry.objects.filter(**same)))


class UndisclosedDocument(models.Model):
    """不公开文件登记簿: approved as 依申请公开 or 不予公开, with its basis and its next re-assessment.

    条例 art. 18 wants what is not disclosed assessed again 定期; a year is our default (rules R3, R7).
    """

    unit = models.ForeignKey("portal.Unit", verbose_name=_("公开主体"), on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("标题"), max_length=300)
    doc_no = models.CharField(_("发文字号"), max_length=100, blank=True)
    openness = models.CharField(_("公开属性"), max_length=12, choices=Openness)
    basis = models.CharField(_("依据"), max_length=60, blank=True)
    note = models.TextField(_("理由"), blank=True)
    kind = models.CharField(max_length=30)
    source_id = models.BigIntegerField()
    copy_id = models.BigIntegerField(unique=True)
    copy_hash = models.CharField(max_length=64)
    approvals = models.JSONField(_("审核意见"), default=list)
    registered_at = models.DateTimeField(_("登记时间"))
    next_openness_review_at = models.DateField(_("下次评估日期"))

    objects = UndisclosedQuerySet.as_manager()

    class Meta:
        verbose_name = _("不公开文件")
        verbose_name_plural = _("不公开文件登记簿")

    def __str__(self) -> str:
        return self.title


class SecrecyCase(models.Model):
    """涉密或疑似涉密: number, unit and time, and nothing of the content (保密法 art. 31; rule R5)."""

    unit = models.ForeignKey(
        "portal.Unit", verbose_name=_("公开主体"), on_delete=models.PROTECT, related_name="+", null=True
    )
    kind = models.CharField(max_length=30)
    source_id = models.BigIntegerField()
    opened_by = models.JSONField(_("报告人"))
    opened_at = models.DateTimeField(_("报告时间"))

    class Meta:
        verbose_name = _("涉密情况")
        verbose_name_plural = _("涉密情况")

    def __str__(self) -> str:
        return f"{self.pk}"
