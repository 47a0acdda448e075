from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.review.enums import Answer


class EscalationQuerySet(models.QuerySet["Escalation"]):
    def open(self) -> EscalationQuerySet:
        return self.filter(answered_at=None)

    def about(self, kind: str, source_id: int) -> EscalationQuerySet:
        return self.filter(kind=kind, source_id=source_id)


class Escalation(models.Model):
    """报请确定: nobody here could say whether an item may be public (条例 art. 17). It waits, without a deadline,
    for the answer of the 主管部门 or the 保密行政管理部门."""

    unit = models.ForeignKey(
        "portal.Unit", verbose_name=_("公开主体"), on_delete=models.PROTECT, related_name="+", null=True
    )
    kind = models.CharField(max_length=30)
    source_id = models.BigIntegerField()
    copy_id = models.BigIntegerField(_("送审稿"))
    task_state_id = models.BigIntegerField(_("审核任务"), unique=True)
    asked_by = models.JSONField(_("报请人"))
    asked_at = models.DateTimeField(_("报请时间"))
    authority = models.CharField(_("答复机关"), max_length=200, blank=True)
    doc_no = models.CharField(_("答复文号"), max_length=100, blank=True)
    answer_date = models.DateField(_("答复日期"), null=True, blank=True)
    answer = models.CharField(_("答复结果"), max_length=12, choices=Answer, blank=True)
    answered_by = models.JSONField(_("录入人"), default=dict)
    answered_at = models.DateTimeField(_("录入时间"), null=True, blank=True)

    objects = EscalationQuerySet.as_manager()

    class Meta:
        verbose_name = _("报请确定")
        verbose_name_plural = _("报请确定")
        indexes = [models.Index(fields=["kind", "source_id"])]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def cited(self) -> str:
        """The answer as a ground: authority, number and date of the letter."""
        said = {"authority": self.authority, "doc_no": self.doc_no, "date": self.answer_date}
        return _("%(authority)s %(doc_no)s（%(date)s）") % said if self.answered_at else ""

    @property
    def kept(self) -> dict[str, str]:
        """The answer as the secrecy form keeps it."""
        day = self.answer_date.isoformat() if self.answer_date else ""
        return {"authority": self.authority, "doc_no": self.doc_no, "date": day, "result": self.answer}
