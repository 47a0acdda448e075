"""What every disclosed page has in common, whoever made it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.search import index

from disclosure.catalogue.enums import Openness
from disclosure.catalogue.models.item_page import ItemPage
from disclosure.documents.blocks import AttachmentBlock, BodyBlock, RedactionBlock
from disclosure.documents.enums import NonDisclosureReason, ThirdPartyBasis
from disclosure.documents.forms import DisclosedPageForm


class DisclosedPage(ItemPage):
    """An item of disclosed information: where it is filed, whether it is disclosed, its body and files."""

    unit = models.ForeignKey("portal.Unit", verbose_name=_("公开主体"), on_delete=models.PROTECT, related_name="+")
    section = models.ForeignKey("portal.Section", verbose_name=_("栏目"), on_delete=models.PROTECT, related_name="+")
    topic = models.ForeignKey(
        "portal.Topic", verbose_name=_("主题分类"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    key_areas = ParentalManyToManyField("portal.KeyArea", verbose_name=_("重点领域"), blank=True, related_name="+")
    statutory_item = models.ForeignKey(
        "portal.StatutoryItem",
        verbose_name=_("法定公开内容"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    openness = models.CharField(
        _("公开属性"), max_length=12, choices=Openness, blank=True, help_text=_("起草时确定；未选定不能送审。")
    )
    non_disclosure_reason = models.CharField(
        _("不公开依据"), max_length=30, choices=NonDisclosureReason, blank=True, help_text=_("“不予公开”时必填。")
    )
    openness_note = models.TextField(_("不公开理由"), blank=True, help_text=_("“依申请公开”和“不予公开”时必填。"))
    third_party_basis = models.CharField(
        _("涉及第三方时公开的依据"),
        max_length=20,
        choices=ThirdPartyBasis,
        blank=True,
        help_text=_("含商业秘密、个人隐私而仍公开时必填（第十五条）。"),
    )
    third_party_note = models.CharField(
        _("同意书或决定的编号、日期"), max_length=200, blank=True, help_text=_("不公开显示。")
    )
    redactions = StreamField(
        [("redaction", RedactionBlock())],
        verbose_name=_("删减记录"),
        blank=True,
        help_text=_("部分公开时逐处记录，公众可见处数、条款和理由（第三十七条）。"),
    )
    original_location = models.CharField(
        _("未删减原件存放处"), max_length=200, blank=True, help_text=_("由本单位保存，本系统不存原件。不公开显示。")
    )
    abstract = models.TextField(_("内容概述"), blank=True, max_length=1500)
    keywords = models.CharField(_("关键词"), max_length=200, blank=True, help_text=_("用逗号分开。"))
    body = StreamField(BodyBlock(), verbose_name=_("正文"), blank=True)
    attachments = StreamField([("file", AttachmentBlock())], verbose_name=_("附件"), blank=True)
    due_at = models.DateTimeField(
        _("定时公开"), null=True, blank=True, help_text=_("留空则终审通过即公开；填写则到时公开。")
    )
    public_until = models.DateField(
        _("公示截止日期"), null=True, blank=True, help_text=_("行政处罚等有期限的公示：此日过后不再显示。")
    )
    names_individuals = models.BooleanField(
        _("涉及个人"), default=False, help_text=_("已去标识化的个人信息：不供检索引擎收录，不进入批量导出。")
    )
    external_id = models.CharField(_("来源系统编号"), max_length=100, blank=True, editable=False, db_index=True)
    original_published_at = models.DateTimeField(_("原发布日期"), null=True, blank=True, editable=False)
    original_source = models.CharField(_("原发布来源"), max_length=200, blank=True, editable=False)
    old_address = models.CharField(_("旧地址"), max_length=500, blank=True, editable=False)
    locked_by_rule = models.CharField(_("锁定原因"), max_length=40, blank=True, editable=False)

    search_fields = [*ItemPage.search_fields, index.FilterField("unit"), index.FilterField("section")]

    base_form_class = DisclosedPageForm
    # A copy is a new item: it has no past elsewhere, and a date of its own (伪造发稿日期).
    exclude_fields_in_copy = ["external_id", "original_published_at", "original_source", "old_address", "due_at"]

    class Meta:
        abstract = True
