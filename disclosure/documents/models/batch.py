"""An import: staged by one person, approved by others, released in chunks."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.documents.enums import BatchKind, SecrecyConclusion


class ImportBatch(models.Model):
    """One file of items. Nothing in it is public until it is approved (先审查、后公开、逐项审查)."""

    kind = models.CharField(_("类型"), max_length=12, choices=BatchKind)
    file_name = models.CharField(_("文件"), max_length=200)
    file_hash = models.CharField(_("文件摘要"), max_length=64, db_index=True)
    staged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("导入人"), on_delete=models.PROTECT, related_name="+"
    )
    staged_at = models.DateTimeField(_("导入时间"), auto_now_add=True)
    finished_at = models.DateTimeField(_("导入完毕时间"), null=True, blank=True)
    defaults = models.JSONField(_("默认值"), default=dict)
    sample_seed = models.PositiveIntegerField(_("抽样种子"), default=0)
    approvals = models.JSONField(_("审核意见"), default=list)
    closed_at = models.DateTimeField(
        _("公开完毕时间"), null=True, blank=True, help_text=_("此后定时任务不再理会这个批次。")
    )
    rejected = models.JSONField(_("退回"), default=dict, blank=True)
    counts = models.JSONField(_("统计"), default=dict)

    class Meta:
        verbose_name = _("导入批次")
        verbose_name_plural = _("导入批次")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.pk})"


class ImportRow(models.Model):
    """One line of the file and what became of it."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("行号"))
    external_id = models.CharField(_("来源系统编号"), max_length=100, db_index=True)
    source = models.CharField(_("来源"), max_length=200, blank=True)
    line_hash = models.CharField(_("行摘要"), max_length=64)
    title = models.CharField(_("标题"), max_length=300)
    unit_id = models.BigIntegerField(_("公开主体"))
    copy_id = models.BigIntegerField(
        _("送审稿"), null=True, blank=True, db_index=True, help_text=_("没有送审稿的行只存为草稿。")
    )
    copy_hash = models.CharField(_("送审稿摘要"), max_length=64, blank=True)
    page_id = models.BigIntegerField(_("页面"))
    is_correction = models.BooleanField(_("更正"), default=False)
    superseded = models.BooleanField(_("已由后来的批次代替"), default=False)
    warnings = models.JSONField(_("提示"), default=list)
    problem = models.TextField(_("未能公开的原因"), blank=True)
    conclusion = models.CharField(_("保密审查结论"), max_length=12, choices=SecrecyConclusion, blank=True)
    concluded_by = models.JSONField(_("保密审查人"), default=dict)
    concluded_at = models.DateTimeField(_("审查时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("导入行")
        verbose_name_plural = _("导入行")
        constraints = [models.UniqueConstraint(fields=["batch", "external_id"], name="import_row_once")]
        indexes = [models.Index(fields=["batch", "line"], name="import_row_line")]
        ordering = ["line"]

    def __str__(self) -> str:
        return f"{self.batch_id}:{self.line} {self.title}"


class ImportProblem(models.Model):
    """A line that was not taken, with the field and the reason; shown beside what was."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="problems")
    line = models.PositiveIntegerField(_("行号"))
    external_id = models.CharField(_("来源系统编号"), max_length=100, blank=True)
    field = models.CharField(_("字段"), max_length=60, blank=True)
    reason = models.TextField(_("原因"))

    class Meta:
        verbose_name = _("导入错误")
        verbose_name_plural = _("导入错误")
        ordering = ["line", "id"]

    def __str__(self) -> str:
        return f"{self.line} {self.field}: {self.reason}"
