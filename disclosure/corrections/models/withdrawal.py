from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from base import clock
from disclosure.catalogue.enums import ChangeKind
from disclosure.catalogue.models import CatalogueEntry, Erasure
from disclosure.corrections.enums import CONFIRM_WITHIN, INCIDENTS, WithdrawalState


class WithdrawalQuerySet(models.QuerySet["Withdrawal"]):
    """What can be asked of withdrawals."""

    def unsettled(self) -> WithdrawalQuerySet:
        """Neither confirmed nor undone, and not overtaken by a new release or an erasure."""
        same = {"kind": OuterRef("kind"), "source_id": OuterRef("source_id")}
        public, erased = CatalogueEntry.objects.filter(**same), Erasure.objects.filter(**same)
        return self.filter(confirmed_at=None, restored_at=None).exclude(Exists(public)).exclude(Exists(erased))

    def due_back(self, now: datetime) -> WithdrawalQuerySet:
        """Unconfirmed for a day. What an incident is about stays hidden until somebody has decided."""
        return self.unsettled().filter(hidden_at__lte=now - CONFIRM_WITHIN).exclude(reason__in=INCIDENTS)


class Withdrawal(models.Model):
    """撤下: hidden at once by one person, then confirmed by a second within a day, or released again.

    It holds no title: what it is about is named by index number, and shown to those who may see it from the
    item's review copies.
    """

    kind = models.CharField(_("类型"), max_length=30)
    source_id = models.BigIntegerField(_("来源编号"))
    translation_key = models.UUIDField(_("译文键"))
    index_no = models.CharField(_("索引号"), max_length=60, blank=True)
    entry_number = models.BigIntegerField(_("条目号"))
    unit = models.ForeignKey(
        "portal.Unit", verbose_name=_("公开主体"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    items = models.JSONField(_("撤下的各语言版本"), default=list, help_text=_("类型、来源、语言和条目号。"))
    reason = models.CharField(_("撤下原因"), max_length=12, choices=ChangeKind)
    notice = models.TextField(_("撤下说明"))
    changed_on = models.DateField(
        _("处罚决定被变更、撤销或确认违法、无效的日期"), null=True, blank=True, help_text=_("行政处罚法第四十八条。")
    )
    hidden_by = models.JSONField(_("撤下人"))
    hidden_at = models.DateTimeField(_("撤下时间"))
    confirmed_by = models.JSONField(_("确认人"), default=dict, blank=True)
    confirmed_at = models.DateTimeField(_("确认时间"), null=True, blank=True)
    restored_by = models.JSONField(_("恢复人"), default=dict, blank=True, help_text=_("为空表示到期自动恢复。"))
    restored_at = models.DateTimeField(_("恢复时间"), null=True, blank=True)
    restored_why = models.CharField(_("恢复理由"), max_length=200, blank=True)
    held_back = models.TextField(_("未能恢复的原因"), blank=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("撤下")
        verbose_name_plural = _("撤下")
        ordering = ["-id"]
        indexes = [models.Index(fields=["kind", "source_id"], name="withdrawal_of")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_at=None) | models.Q(restored_at=None),
                name="confirmed_or_restored",
                violation_error_message=_("已确认的撤下不能恢复，已恢复的不能确认。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.index_no or self.entry_number} {self.get_reason_display()}"

    @property
    def confirm_by(self) -> datetime:
        return self.hidden_at + CONFIRM_WITHIN

    @property
    def is_overdue(self) -> bool:
        return self.state == WithdrawalState.UNCONFIRMED and clock.now() >= self.confirm_by

    @property
    def state(self) -> WithdrawalState:
        same: dict[str, Any] = {"kind": self.kind, "source_id": self.source_id}
        if self.restored_at:
            return WithdrawalState.RESTORED
        if Erasure.objects.filter(**same).exists():
            return WithdrawalState.ERASED
        if CatalogueEntry.objects.filter(**same).exists():
            return WithdrawalState.CORRECTED
        return WithdrawalState.CONFIRMED if self.confirmed_at else WithdrawalState.UNCONFIRMED
