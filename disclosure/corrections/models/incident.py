from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from base import clock
from disclosure.catalogue.enums import ChangeKind
from disclosure.corrections.enums import INCIDENTS, REPORT_WITHIN, IncidentState
from disclosure.corrections.models.withdrawal import Withdrawal

NO_CONTENT = _("不要写入涉密内容或个人信息。")


class IncidentQuerySet(models.QuerySet["Incident"]):
    def open(self) -> IncidentQuerySet:
        return self.filter(closed_at=None)

    def unreported(self) -> IncidentQuerySet:
        reported = models.Q(authority_at__isnull=False, superior_at__isnull=False)
        return self.open().exclude(reported)


class Incident(models.Model):
    """泄密 or 隐私 (保密法 art. 34: stop it, keep the records, report, delete as the authority orders).

    Reported within 24 hours (北京市保守国家秘密条例 art. 36; personal information: 个人信息保护法 art. 57). It holds
    no title and no content: this is not a system for secrets.
    """

    why = models.CharField(
        _("性质"), max_length=12, choices=[(kind.value, kind.label) for kind in ChangeKind if kind in INCIDENTS]
    )
    kind = models.CharField(_("类型"), max_length=30)
    source_id = models.BigIntegerField(_("来源编号"))
    index_no = models.CharField(_("索引号"), max_length=60, blank=True)
    entry_number = models.BigIntegerField(_("条目号"), null=True, blank=True)
    items = models.JSONField(_("涉及的各语言版本"), default=list)
    unit = models.ForeignKey(
        "portal.Unit", verbose_name=_("公开主体"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawal = models.OneToOneField(
        Withdrawal, verbose_name=_("撤下"), null=True, on_delete=models.PROTECT, related_name="incident"
    )
    first_published_at = models.DateTimeField(_("首次公开时间"), null=True)
    stopped_at = models.DateTimeField(_("停止公开时间"))
    opened_by = models.JSONField(_("发现人"), default=dict, help_text=_("为空表示由更正引起。"))
    opened_at = models.DateTimeField(_("发现时间"))

    found_how = models.CharField(_("发现途径"), max_length=200, blank=True)
    scope = models.TextField(_("扩散范围和可能的影响"), blank=True, help_text=NO_CONTENT)
    cause = models.TextField(_("原因和责任环节"), blank=True, help_text=NO_CONTENT)
    measures = models.TextField(_("已采取的措施"), blank=True, help_text=NO_CONTENT)
    contact = models.CharField(_("联系人和电话"), max_length=100, blank=True)
    authority = models.CharField(_("报送的主管部门"), max_length=100, blank=True)
    authority_at = models.DateTimeField(_("报送时间"), null=True, blank=True)
    authority_reference = models.CharField(_("报送文号或方式"), max_length=100, blank=True)
    superior = models.CharField(_("报送的上级主管部门"), max_length=100, blank=True)
    superior_at = models.DateTimeField(_("报送上级时间"), null=True, blank=True)
    superior_reference = models.CharField(_("报送上级的文号或方式"), max_length=100, blank=True)

    letter_authority = models.CharField(_("来函机关"), max_length=100, blank=True)
    letter_number = models.CharField(_("来函文号"), max_length=100, blank=True)
    letter_date = models.DateField(_("来函日期"), null=True, blank=True)
    letter_orders_deletion = models.BooleanField(_("来函要求删除"), default=False)
    letter_filed_by = models.JSONField(_("登记人"), default=dict, blank=True)
    letter_filed_at = models.DateTimeField(_("登记时间"), null=True, blank=True)

    closed_by = models.JSONField(_("办结人"), default=dict, blank=True)
    closed_at = models.DateTimeField(_("办结时间"), null=True, blank=True)
    outcome = models.CharField(_("处理结果"), max_length=200, blank=True, help_text=NO_CONTENT)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        verbose_name = _("泄密和隐私事件")
        verbose_name_plural = _("泄密和隐私事件")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """What people call it, and type to confirm an erasure."""
        return f"SJ-{self.opened_at.astimezone(clock.SHANGHAI):%Y%m%d}-{self.pk}"

    @property
    def report_by(self) -> datetime:
        return self.opened_at + REPORT_WITHIN

    @property
    def is_reported(self) -> bool:
        return self.authority_at is not None and self.superior_at is not None

    @property
    def is_overdue(self) -> bool:
        return not self.is_reported and self.closed_at is None and clock.now() >= self.report_by

    @property
    def hours_left(self) -> int:
        return int((self.report_by - clock.now()).total_seconds() // 3600)

    @property
    def state(self) -> IncidentState:
        if self.closed_at:
            return IncidentState.CLOSED
        if self.letter_filed_at:
            return IncidentState.ORDERED
        return IncidentState.REPORTED if self.is_reported else IncidentState.OPEN
