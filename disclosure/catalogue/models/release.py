from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.enums import ReleaseKind
from disclosure.catalogue.models.append_only import AppendOnly
from disclosure.catalogue.models.review_copy import ReviewCopy


class Release(AppendOnly):
    """The act of letting items out: who approved, in which role, when, and the secrecy review's conclusion
    (保守国家秘密法 art. 35; 实施条例 art. 42: 先审查、后公开、逐项审查)."""

    how = models.CharField(_("方式"), max_length=12, choices=ReleaseKind)
    approvals = models.JSONField(_("审核意见"), help_text=_("每一步：人员快照、角色、时间、所读送审稿的摘要。"))
    secrecy = models.JSONField(_("保密审查结论"))
    reason = models.TextField(_("说明"), blank=True)
    approved_at = models.DateTimeField(_("批准时间"))
    due_at = models.DateTimeField(_("定时公开"), null=True, blank=True, db_index=True)
    batch_id = models.BigIntegerField(_("导入批次"), null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("公开决定")
        verbose_name_plural = _("公开决定")

    def __str__(self) -> str:
        return f"{self.get_how_display()} {self.pk}"


class ReleaseItem(AppendOnly):
    """One copy that a release lets out; public once it has a ReleasedContent, pending until then."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="items")
    copy = models.OneToOneField(ReviewCopy, on_delete=models.PROTECT, related_name="release_item")

    class Meta:
        verbose_name = _("公开事项")
        verbose_name_plural = _("公开事项")

    def __str__(self) -> str:
        return f"{self.release_id}/{self.copy_id}"


class ReleasedContent(AppendOnly):
    """What was let out: the reviewed bytes, their hash and the plain text that search reads."""

    item = models.OneToOneField(ReleaseItem, on_delete=models.PROTECT, related_name="released")
    kind = models.CharField(_("类型"), max_length=30)
    source_id = models.BigIntegerField(_("来源编号"))
    language = models.CharField(_("语言"), max_length=10)
    content = models.TextField(_("内容"))
    hash = models.CharField(_("内容摘要"), max_length=64)
    text = models.TextField(_("纯文本"), blank=True)
    released_at = models.DateTimeField(_("公开时间"))

    class Meta:
        verbose_name = _("已公开内容")
        verbose_name_plural = _("已公开内容")
        indexes = [models.Index(fields=["kind", "source_id", "-id"])]

    def __str__(self) -> str:
        return f"{self.kind}:{self.source_id} ({self.hash[:8]})"


class ReleasedHtml(models.Model):
    """The body as HTML, made from released content by the kind's own template. May be made again (rerender)."""

    content = models.OneToOneField(ReleasedContent, primary_key=True, on_delete=models.CASCADE, related_name="rendered")
    html = models.TextField(_("正文HTML"), blank=True)
    renderer = models.CharField(_("模板版本"), max_length=40)
    hash = models.CharField(_("HTML摘要"), max_length=64)

    class Meta:
        verbose_name = _("已公开页面")
        verbose_name_plural = _("已公开页面")

    def __str__(self) -> str:
        return f"{self.content_id} {self.renderer}"
