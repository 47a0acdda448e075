from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from base.clock import day_of, today
from disclosure.objections.enums import Matter, Outcome, State


class ObjectionQuerySet(models.QuerySet["Objection"]):
    """What can be asked of objections."""

    def open(self) -> ObjectionQuerySet:
        return self.filter(decided_at=None, taken_back_at=None)

    def with_contact_past_its_time(self, day: date) -> ObjectionQuerySet:
        """Closed for longer than contact data is kept, and still holding some."""
        before = day - timedelta(days=settings.GONGKAI_OBJECTION_CONTACT_DAYS)
        closed = Q(decided_at__date__lt=before) | Q(taken_back_at__date__lt=before)
        return self.filter(closed, contact_erased_at=None)


class Objection(models.Model):
    """纠错／权益异议: what somebody outside says about something public, or about what should be.

    It names its item by number and holds no title. Name and contact are encrypted; the words are for the unit's
    people and for whoever wrote them, never for the public.
    """

    number = models.CharField(_("受理编号"), max_length=20, unique=True)
    matter = models.CharField(_("事项"), max_length=12, choices=Matter)
    item_kind = models.CharField(_("类型"), max_length=30, blank=True)
    source_id = models.BigIntegerField(_("来源编号"), null=True, blank=True)
    entry_number = models.BigIntegerField(_("条目号"), null=True, blank=True)
    index_no = models.CharField(_("索引号"), max_length=60, blank=True)
    content_hash = models.CharField(_("当时的内容摘要"), max_length=64, blank=True)
    unit = models.ForeignKey(
        "portal.Unit", verbose_name=_("办理单位"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(_("错误或者异议的内容"))
    sealed_contact = models.TextField(_("称呼和联系方式（加密）"), blank=True)
    has_email = models.BooleanField(_("留有电子邮箱"), default=False)
    code_hash = models.CharField(_("查询码摘要"), max_length=64, unique=True)
    sent_hash = models.CharField(_("提交摘要"), max_length=64, unique=True, help_text=_("同一份提交只记一次。"))
    language = models.CharField(_("语言"), max_length=10, default="zh-hans")
    filed_at = models.DateTimeField(_("收到时间"))
    due_on = models.DateField(_("办理期限"))
    due_certain = models.BooleanField(_("期限确定"), default=True)
    accepted_at = models.DateTimeField(_("受理时间"), null=True, blank=True)
    outcome = models.CharField(_("处理结果"), max_length=12, choices=Outcome, blank=True)
    reply = models.TextField(_("答复"), blank=True, help_text=_("只有提出人凭查询码看到。"))
    result_release = models.BigIntegerField(_("公开决定"), null=True, blank=True)
    result_entry = models.BigIntegerField(_("结果条目号"), null=True, blank=True)
    decided_by = models.JSONField(_("办结人"), default=dict, blank=True)
    decided_at = models.DateTimeField(_("办结时间"), null=True, blank=True)
    taken_back_at = models.DateTimeField(_("撤回时间"), null=True, blank=True)
    contact_erased_at = models.DateTimeField(_("联系方式删除时间"), null=True, blank=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("纠错和异议")
        verbose_name_plural = _("纠错和异议")
        ordering = ["-id"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["item_kind", "source_id"], name="objection_of"),
            models.Index(fields=["unit", "due_on"], name="objection_due"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at=None) | (~Q(outcome="") & ~Q(reply="")),
                name="decided_with_outcome_and_reply",
                violation_error_message=_("办结须有处理结果和答复。"),
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def state(self) -> State:
        if self.taken_back_at:
            return State.TAKEN_BACK
        if self.decided_at:
            return State.DECIDED
        return State.ACCEPTED if self.accepted_at else State.FILED

    @property
    def is_open(self) -> bool:
        return self.decided_at is None and self.taken_back_at is None

    @property
    def is_overdue(self) -> bool:
        return self.is_open and today() > self.due_on

    @property
    def contact_until(self) -> date | None:
        """The day after which contact data is erased; None while the objection is open."""
        closed = self.decided_at or self.taken_back_at
        return day_of(closed) + timedelta(days=settings.GONGKAI_OBJECTION_CONTACT_DAYS) if closed else None
