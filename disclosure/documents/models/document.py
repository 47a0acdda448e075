from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.search import index

from disclosure.documents.blocks import RelationBlock
from disclosure.documents.enums import DeadlineRule, Genre
from disclosure.documents.models.disclosed import DisclosedPage
from disclosure.documents.panels import document_panels


class DocumentPage(DisclosedPage):
    """公开文件: a document that a unit of the district has made (制发)."""

    issuer = models.CharField(_("发文机关"), max_length=200, help_text=_("文件署名的机关全称。"))
    co_issuers = models.CharField(_("联合发文单位"), max_length=500, blank=True, help_text=_("多个单位用顿号分开。"))
    co_units = ParentalManyToManyField(
        "portal.Unit",
        verbose_name=_("联合公开主体"),
        blank=True,
        related_name="+",
        help_text=_("文件同时列在这些单位名下（第十条第三款）。"),
    )
    joint_consent = models.CharField(
        _("联合发文单位同意公开的依据"),
        max_length=200,
        blank=True,
        help_text=_("有联合公开主体时必填：会签记录或复函（第十条第三款、第十一条）。不公开显示。"),
    )
    doc_no = models.CharField(
        _("发文字号"), max_length=100, blank=True, help_text=_("任何括号写法都会统一为 示政发〔2026〕5号。")
    )
    written_date = models.DateField(
        _("成文日期"), null=True, blank=True, help_text=_("会议通过或领导签发的日期，不是发布日期。")
    )
    effective_date = models.DateField(
        _("施行日期"), null=True, blank=True, help_text=_("开始执行的日期；留空视为自成文起。")
    )
    expiry_date = models.DateField(_("失效日期"), null=True, blank=True, help_text=_("有效期的最后一日。"))
    repealed_date = models.DateField(_("废止日期"), null=True, blank=True, help_text=_("由本区以外的决定废止时填写。"))
    deadline_rule = models.CharField(
        _("法定公开期限"), max_length=10, choices=DeadlineRule, default=DeadlineRule.GENERAL
    )
    changed_on = models.DateField(
        _("变更日期"),
        null=True,
        blank=True,
        help_text=_("内容变更后重新公开时填写，期限从此日起算。"),
    )
    due_reason = models.CharField(
        _("超过法定期限公开的理由"),
        max_length=300,
        blank=True,
        help_text=_("“定时公开”晚于法定期限时必填。不公开显示。"),
    )
    genre = models.CharField(_("体裁"), max_length=10, choices=Genre, blank=True)
    audience = models.CharField(_("服务对象"), max_length=100, blank=True, help_text=_("例如：公民、企业。"))
    is_normative = models.BooleanField(_("行政规范性文件"), default=False)
    given_index_no = models.CharField(_("原索引号"), max_length=60, blank=True, editable=False, db_index=True)
    relations = StreamField([("relation", RelationBlock())], verbose_name=_("相关文件"), blank=True)

    content_panels = document_panels
    exclude_fields_in_copy = [*DisclosedPage.exclude_fields_in_copy, "given_index_no", "due_reason"]
    parent_page_types = ["portal.YearFolder"]
    subpage_types: list[str] = []
    search_fields = [*DisclosedPage.search_fields, index.SearchField("doc_no"), index.SearchField("issuer")]

    class Meta:
        verbose_name = _("公开文件")
        verbose_name_plural = _("公开文件")
