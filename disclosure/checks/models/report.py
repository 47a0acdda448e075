from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.models.append_only import AppendOnly


class CheckReport(AppendOnly):
    """检查报告: what the content check said about one review copy, under which rules. The newest counts."""

    copy_id = models.BigIntegerField(_("送审稿"), db_index=True)
    copy_hash = models.CharField(_("内容摘要"), max_length=64)
    kind = models.CharField(_("类型"), max_length=30)
    source_id = models.BigIntegerField(_("来源编号"))
    findings = models.JSONField(_("检查结果"), default=list, help_text=_("个人信息已遮盖。"))
    dismissals = models.JSONField(_("当时的排除"), default=list)
    rules_version = models.CharField(_("规则版本"), max_length=40)
    made_at = models.DateTimeField(_("检查时间"))

    class Meta:
        verbose_name = _("内容检查报告")
        verbose_name_plural = _("内容检查报告")
        indexes = [models.Index(fields=["kind", "source_id"], name="report_of_item")]

    def __str__(self) -> str:
        return f"{self.copy_id} ({self.rules_version})"
