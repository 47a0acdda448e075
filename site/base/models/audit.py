"""The audit trail: what was done, and the seals that show whether somebody changed it afterwards.

The database refuses UPDATE and DELETE on these tables (`base.audit.triggers`); nothing here knows a way round it.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEvent(models.Model):
    """One act that matters: who, when, on what. Codes, counts and hashes only, never content.

    Written by `base.audit.record`. The law wants six months at least (网络安全法 art. 21); the trail keeps all.
    """

    action = models.CharField(_("行为"), max_length=60, db_index=True)
    at = models.DateTimeField(_("时间"), db_index=True)
    actor = models.JSONField(_("行为人"), default=dict, help_text=_("当时的人员快照；系统所为时为空。"))
    actor_id = models.BigIntegerField(_("行为人编号"), null=True, blank=True, db_index=True)
    kind = models.CharField(_("对象类型"), max_length=60, blank=True)
    object_id = models.CharField(_("对象编号"), max_length=64, blank=True)
    unit_id = models.BigIntegerField(_("单位编号"), null=True, blank=True, db_index=True)
    content_hash = models.CharField(_("内容摘要"), max_length=64, blank=True)
    data = models.JSONField(_("要素"), default=dict, help_text=_("代码和数目，不含内容。"))
    address = models.CharField(_("网络地址"), max_length=45, blank=True)

    class Meta:
        verbose_name = _("审计记录")
        verbose_name_plural = _("审计记录")
        ordering = ["-id"]
        default_permissions = ()
        permissions = [("read_audit", _("查阅审计记录"))]
        indexes = [models.Index(fields=["kind", "object_id"], name="audit_event_object")]

    def __str__(self) -> str:
        return f"{self.pk} {self.action}"


class AuditSeal(models.Model):
    """A link of the chain: it names its events by a hash over them, and the link before it by that one's hash."""

    number = models.BigIntegerField(_("封存号"), primary_key=True)
    previous_hash = models.CharField(_("上一封存摘要"), max_length=64, unique=True)
    first_event = models.BigIntegerField(_("首条记录"))
    last_event = models.BigIntegerField(_("末条记录"))
    count = models.PositiveIntegerField(_("条数"))
    events_hash = models.CharField(_("记录摘要"), max_length=64)
    hash = models.CharField(_("封存摘要"), max_length=64, unique=True)
    sealed_at = models.DateTimeField(_("封存时间"))

    class Meta:
        verbose_name = _("审计封存")
        verbose_name_plural = _("审计封存")
        ordering = ["number"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.number} ({self.hash[:8]})"


class SealedEvent(models.Model):
    """Which seal holds an event. Numbers, not references: verification must be able to miss an event."""

    event_id = models.BigIntegerField(_("记录"), primary_key=True)
    seal_number = models.BigIntegerField(_("封存号"), db_index=True)
    digest = models.CharField(_("摘要"), max_length=64)

    class Meta:
        verbose_name = _("已封存记录")
        verbose_name_plural = _("已封存记录")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.seal_number}/{self.event_id}"


class AuditAnchor(models.Model):
    """That a seal was written down outside the database: from there on it can be proven."""

    target = models.CharField(_("固证方式"), max_length=40)
    seal_number = models.BigIntegerField(_("封存号"))
    hash = models.CharField(_("封存摘要"), max_length=64)
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("外部固证")
        verbose_name_plural = _("外部固证")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["target", "seal_number"], name="audit_anchor_once")]

    def __str__(self) -> str:
        return f"{self.target} {self.seal_number}"
