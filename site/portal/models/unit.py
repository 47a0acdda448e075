from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from portal.enums import UnitLevel
from portal.models.reviewed import ReviewedSnippet


class Unit(ReviewedSnippet):
    """公开主体: an organ that discloses (条例 art. 10). Its profile is 机构职能 of art. 20(2)."""

    short_name = models.CharField(_("简称"), max_length=50, blank=True)
    code = models.CharField(_("机构代码"), max_length=30, unique=True, help_text=_("索引号的开头，例如 11S001。"))
    level = models.CharField(_("层级"), max_length=12, choices=UnitLevel, default=UnitLevel.DEPARTMENT)
    parent = models.ForeignKey(
        "self", verbose_name=_("上级单位"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    doc_prefix = models.CharField(_("机关代字"), max_length=30, blank=True, help_text=_("例如：示政发。"))
    functions = models.TextField(_("主要职能"), blank=True)
    head = models.CharField(_("负责人"), max_length=50, blank=True)
    address = models.CharField(_("办公地址"), max_length=200, blank=True)
    office_hours = models.CharField(_("办公时间"), max_length=200, blank=True)
    phone = models.CharField(_("联系电话"), max_length=60, blank=True)
    fax = models.CharField(_("传真"), max_length=60, blank=True)
    email = models.EmailField(_("电子邮箱"), blank=True)
    postcode = models.CharField(_("邮政编码"), max_length=10, blank=True)
    accepts_requests = models.BooleanField(_("受理依申请公开"), default=True)

    panels = [
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("name", "short_name", "name_en", "slug", "code", "level", "parent", "order")
            ],
            heading=_("身份"),
        ),
        MultiFieldPanel([FieldPanel("doc_prefix"), FieldPanel("functions"), FieldPanel("head")], heading=_("机构职能")),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("address", "office_hours", "phone", "fax", "email", "postcode", "accepts_requests")
            ],
            heading=_("联系方式"),
        ),
    ]

    class Meta(ReviewedSnippet.Meta):
        verbose_name = _("公开主体")
        verbose_name_plural = _("公开主体")
