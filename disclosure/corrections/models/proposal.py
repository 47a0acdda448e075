from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.corrections.enums import Basis
from disclosure.corrections.models.incident import Incident


class ProposalQuerySet(models.QuerySet["ErasureProposal"]):
    def waiting(self) -> ProposalQuerySet:
        return self.filter(done_at=None, dropped_at=None)


class ErasureProposal(models.Model):
    """彻底删除的提出: one named person proposes, a second confirms; then nothing can be brought back."""

    kind = models.CharField(_("类型"), max_length=30)
    source_id = models.BigIntegerField(_("来源编号"))
    case_no = models.CharField(_("案件编号"), max_length=60, help_text=_("索引号，或事件、涉密情况的编号。"))
    unit = models.ForeignKey(
        "portal.Unit", verbose_name=_("公开主体"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    incident = models.ForeignKey(Incident, null=True, on_delete=models.PROTECT, related_name="proposals")
    basis = models.CharField(_("法律依据"), max_length=12, choices=Basis)
    reference_from = models.CharField(
        _("来函机关或申请人类别"), max_length=100, help_text=_("申请人是个人的，不写姓名。")
    )
    reference_number = models.CharField(_("函件或申请的编号"), max_length=80)
    reference_date = models.DateField(_("函件或申请的日期"))
    proposed_by = models.JSONField(_("提出人"))
    proposed_at = models.DateTimeField(_("提出时间"))
    confirmed_by = models.JSONField(_("确认人"), default=dict, blank=True)
    done_at = models.DateTimeField(_("删除时间"), null=True, blank=True)
    dropped_by = models.JSONField(_("撤销人"), default=dict, blank=True)
    dropped_at = models.DateTimeField(_("撤销时间"), null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("彻底删除的提出")
        verbose_name_plural = _("彻底删除的提出")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "source_id"],
                condition=models.Q(done_at=None, dropped_at=None),
                name="one_waiting_proposal",
                violation_error_message=_("这条信息已有一份待确认的彻底删除。"),
            )
        ]

    def __str__(self) -> str:
        return self.case_no

    @property
    def reference(self) -> str:
        return f"{self.reference_from}，{self.reference_number}，{self.reference_date.isoformat()}"
