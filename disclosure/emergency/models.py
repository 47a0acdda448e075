from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.models.append_only import AppendOnly
from disclosure.emergency.enums import Act, Ending
from disclosure.review.enums import STAGES_WITH_SECRECY_FORM, Stage
from disclosure.review.services.lock_secret import is_secret


class EmergencyQuerySet(models.QuerySet["EmergencyRelease"]):
    def waiting(self) -> EmergencyQuerySet:
        """Asked for and not yet public."""
        return self.filter(released_at=None, ended_at=None)

    def to_follow_up(self) -> EmergencyQuerySet:
        """Public, with steps that were put off."""
        return self.filter(released_at__isnull=False, ended_at=None, confirmed_at=None)

    def open(self) -> EmergencyQuerySet:
        return self.filter(ended_at=None, confirmed_at=None)


class EmergencyRelease(models.Model):
    """紧急公开: two named persons let an item out at once, and the other steps of its chain follow.

    先审查、后公开 knows no exception (保密法实施条例 art. 42): one of the two is the secrecy reviewer, whose form and
    the content check come before the release. What is public is the frozen copy; nothing here changes it.
    """

    copy_id = models.BigIntegerField(_("送审稿"), unique=True)
    copy_hash = models.CharField(_("送审稿摘要"), max_length=64)
    kind = models.CharField(max_length=30)
    source_id = models.BigIntegerField()
    unit = models.ForeignKey(
        "portal.Unit", verbose_name=_("公开主体"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(_("紧急公开的理由"))
    requested_by = models.JSONField(_("提出人"))
    requested_at = models.DateTimeField(_("提出时间"))
    release_id = models.BigIntegerField(_("公开编号"), null=True)
    released_at = models.DateTimeField(_("公开时间"), null=True)
    follow_up_by = models.DateTimeField(_("补审截止时间"), null=True, db_index=True)
    confirmed_at = models.DateTimeField(_("补审完成时间"), null=True)
    ended_at = models.DateTimeField(_("终止时间"), null=True)
    ending = models.CharField(_("终止原因"), max_length=10, choices=Ending, blank=True)

    objects = EmergencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("紧急公开")
        verbose_name_plural = _("紧急公开")
        ordering = ["-id"]
        indexes = [models.Index(fields=["kind", "source_id"])]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def copy(self) -> ReviewCopy:
        return ReviewCopy.objects.get(pk=self.copy_id)

    @property
    def title(self) -> str:
        """What lists show: of a secret no title (rule R5)."""
        return str(_("（涉密情况，标题不显示）")) if is_secret(self.kind, self.source_id) else self.copy.title

    def is_overdue(self, now: datetime) -> bool:
        return bool(self.follow_up_by and self.follow_up_by < now and not self.confirmed_at and not self.ended_at)

    def open_steps(self, copy: ReviewCopy | None = None) -> list[dict[str, Any]]:
        """Return the steps of the item's chain that nobody has taken yet.

        Before the release these are the secrecy review and any one other step; afterwards the rest.
        """
        taken = {act.stage for act in self.acts.all()}
        return [step for step in (copy or self.copy).steps if step["stage"] not in taken]

    def steps_now(self, copy: ReviewCopy | None = None) -> list[dict[str, Any]]:
        """Return the steps that can be taken at this moment."""
        steps = self.open_steps(copy)
        if self.released_at is None and any(not act.is_secrecy_review for act in self.acts.all()):
            return [step for step in steps if step["stage"] in STAGES_WITH_SECRECY_FORM]
        return steps


class EmergencyAct(AppendOnly):
    """One step, taken by one person on exactly this copy."""

    emergency = models.ForeignKey(EmergencyRelease, on_delete=models.PROTECT, related_name="acts")
    stage = models.CharField(_("步骤"), max_length=10, choices=Stage)
    act = models.CharField(_("决定"), max_length=10, choices=Act)
    copy_hash = models.CharField(_("送审稿摘要"), max_length=64)
    comment = models.TextField(_("意见"), blank=True)
    answers = models.JSONField(_("核对"), default=dict)
    secrecy = models.JSONField(_("保密审查表"), default=dict)
    user_id = models.BigIntegerField(_("办理人编号"))
    user = models.JSONField(_("办理人"))
    capacity = models.JSONField(_("代行"), default=dict)
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("紧急公开意见")
        verbose_name_plural = _("紧急公开意见")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["emergency", "stage"], name="emergency_step_once"),
            models.UniqueConstraint(fields=["emergency", "user_id"], name="emergency_person_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.get_act_display()} {self.name}"

    @property
    def name(self) -> str:
        return str(self.capacity.get("name") or self.user.get("name", ""))

    @property
    def is_secrecy_review(self) -> bool:
        return self.stage in STAGES_WITH_SECRECY_FORM
