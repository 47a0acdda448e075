from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from disclosure.unit_home.models.home_page import SENTENCES, UnitHomePage
from disclosure.unit_home.panels import apply_panels


class ApplyPage(UnitHomePage):
    """依申请公开: how to apply to this unit (条例 art. 27-29). One a unit."""

    channels = RichTextField(_("申请渠道"), features=SENTENCES)
    procedure = RichTextField(_("办理流程和时限"), features=SENTENCES, blank=True)
    office_name = models.CharField(_("受理机构"), max_length=100)
    address = models.CharField(_("受理地址"), max_length=200)
    office_hours = models.CharField(_("受理时间"), max_length=200)
    phone = models.CharField(_("联系电话"), max_length=60)
    online_address = models.URLField(_("网上申请地址"), blank=True)
    form = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("申请表"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("供下载打印的《政府信息公开申请表》。"),
    )

    content_panels = apply_panels
    once_by = ()

    class Meta:
        verbose_name = _("依申请公开说明")
        verbose_name_plural = _("依申请公开说明")
