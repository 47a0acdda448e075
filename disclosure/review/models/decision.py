from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.models.append_only import AppendOnly
from disclosure.review.enums import Action, Conclusion, Stage


class DecisionQuerySet(models.QuerySet["Decision"]):
    def about(self, kind: str, source_id: int) -> DecisionQuerySet:
        """What was decided on any copy of one item."""
        copies = ReviewCopy.objects.filter(kind=kind, source_id=source_id)
        return self.filter(copy_id__in=copies.values("pk"))


class Decision(AppendOnly):
    """What one reviewer decided about one review copy, bound to it by the copy's hash.

    Where the answer was 涉密 or 疑似涉密, no word that was typed is kept (保密法 art. 31; rule R5).
    """

    copy_id = models.BigIntegerField(_("送审稿"), db_index=True)
    copy_hash = models.CharField(_("送审稿摘要"), max_length=64)
    task_state_id = models.BigIntegerField(_("审核任务"), db_index=True)
    stage = models.CharField(_("步骤"), max_length=10, choices=Stage)
    action = models.CharField(_("决定"), max_length=10, choices=Action)
    comment = models.TextField(_("意见"), blank=True)
    answers = models.JSONField(_("逐项核对"), default=list, help_text=_("每一项：问题和是否已核对。"))
    points = models.JSONField(_("修改意见"), default=list)
    back_to = models.CharField(_("退回到"), max_length=10, choices=Stage, blank=True)
    secrecy = models.JSONField(_("保密审查表"), default=dict)
    conclusion = models.CharField(_("审查结论"), max_length=12, choices=Conclusion, blank=True)
    user_id = models.BigIntegerField(_("审核人编号"))
    user = models.JSONField(_("审核人"), help_text=_("姓名、账号、角色的快照。"))
    capacity = models.JSONField(_("办理身份"), default=dict, help_text=_("代谁办理、依据。"))
    decided_at = models.DateTimeField(_("决定时间"))

    objects = models.Manager.from_queryset(DecisionQuerySet)()

    class Meta:
        verbose_name = _("审核决定")
        verbose_name_plural = _("审核决定")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["task_state_id"],
                condition=~models.Q(conclusion=Conclusion.ESCALATE),
                name="decision_once_a_task",
                violation_error_message=_("这一步已经办结。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.get_action_display()} {self.user.get('name', '')}"

    @property
    def is_about_a_secret(self) -> bool:
        return self.secrecy.get("classified", "") not in ("", "no")
