from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.models.append_only import AppendOnly
from disclosure.review.enums import Action, Stage


class Decision(AppendOnly):
    """What one reviewer decided about one review copy, bound to it by the copy's hash."""

    copy_id = models.BigIntegerField(_("送审稿"), db_index=True)
    copy_hash = models.CharField(_("送审稿摘要"), max_length=64)
    task_state_id = models.BigIntegerField(_("审核任务"), unique=True)
    stage = models.CharField(_("步骤"), max_length=10, choices=Stage)
    action = models.CharField(_("决定"), max_length=10, choices=Action)
    comment = models.TextField(_("意见"), blank=True)
    secrecy = models.JSONField(_("保密审查表"), default=dict)
    user_id = models.BigIntegerField(_("审核人编号"))
    user = models.JSONField(_("审核人"), help_text=_("姓名、账号、角色的快照。"))
    decided_at = models.DateTimeField(_("决定时间"))

    class Meta:
        verbose_name = _("审核决定")
        verbose_name_plural = _("审核决定")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.get_action_display()} {self.user.get('name', '')}"
