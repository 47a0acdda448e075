from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.enums import Openness
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.models.append_only import AppendOnly
from disclosure.review.models.case import SecrecyCase


class UndisclosedQuerySet(models.QuerySet["UndisclosedDocument"]):
    def current(self) -> UndisclosedQuerySet:
        """What still holds: not registered again since, not public meanwhile (rule R3), not locked as a secret
        (rule R5)."""
        same = {"kind": models.OuterRef("kind"), "source_id": models.OuterRef("source_id")}
        newer = UndisclosedDocument.objects.filter(**same, pk__gt=models.OuterRef("pk"))
        public = CatalogueEntry.objects.filter(**same)
        secret = SecrecyCase.objects.locking().filter(**same)
        return self.exclude(models.Exists(newer)).exclude(models.Exists(public)).exclude(models.Exists(secret))


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


class Reassessment(AppendOnly):
    """定期评估 (条例 art. 18; rule R3): it was looked at again, and stays undisclosed for a reason."""

    document = models.ForeignKey(UndisclosedDocument, on_delete=models.PROTECT, related_name="reassessments")
    reason = models.TextField(_("评估意见"))
    next_at = models.DateField(_("下次评估日期"))
    assessed_by = models.JSONField(_("评估人"))
    assessed_at = models.DateTimeField(_("评估时间"))

    class Meta:
        verbose_name = _("定期评估")
        verbose_name_plural = _("定期评估")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.document_id} {self.assessed_at:%Y-%m-%d}"
