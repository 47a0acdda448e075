from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.models.append_only import AppendOnly


class ReviewCopy(AppendOnly):
    """送审稿: what was frozen at submission. Reviewers read it, their decisions name its hash, and a release
    turns exactly these bytes into public content or refuses.

    Everything is kept as plain ids and values, never as cascading keys: deleting a draft, a user or a
    workflow leaves the copy as it was.
    """

    kind = models.CharField(_("类型"), max_length=30)
    source_id = models.BigIntegerField(_("来源编号"))
    language = models.CharField(_("语言"), max_length=10)
    title = models.CharField(_("标题"), max_length=300)
    content = models.TextField(_("送审内容"), help_text=_("规范化 JSON：字段与文件。"))
    hash = models.CharField(_("内容摘要"), max_length=64, help_text=_("送审内容的 SHA-256。"))
    authors = models.JSONField(_("起草人"), default=list, help_text=_("自上次公开以来写过任何部分的人。"))
    submitted_by = models.JSONField(_("送审人"), default=dict)
    submitted_at = models.DateTimeField(_("送审时间"))
    workflow_state_id = models.BigIntegerField(_("审核流程"), null=True, blank=True, db_index=True)
    steps = models.JSONField(_("审核步骤"), default=list)

    class Meta:
        verbose_name = _("送审稿")
        verbose_name_plural = _("送审稿")
        indexes = [models.Index(fields=["kind", "source_id", "-id"])]

    def __str__(self) -> str:
        return f"{self.title} ({self.hash[:8]})"
