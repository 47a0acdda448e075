from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from disclosure.unit_home.models.home_page import SENTENCES, YearlyPage, files_field
from disclosure.unit_home.panels import guide_panels
from disclosure.unit_home.remedy import default_remedy


def _text(label: object, required: bool = False, **kwargs: object) -> RichTextField:
    return RichTextField(label, features=SENTENCES, blank=not required, **kwargs)


class DisclosureGuidePage(YearlyPage):
    """政府信息公开指南 (条例 art. 12): one a unit and year; the newest is shown, older ones stay reachable."""

    preface = _text(_("前言"))
    classification = _text(_("政府信息的分类"), required=True)
    arrangement = _text(_("编排体系"), required=True)
    how_to_obtain = _text(_("获取方式"), required=True)
    scope = _text(_("主动公开的范围"))
    forms = _text(_("主动公开的形式"))
    time_limits = _text(_("主动公开的时限"))
    office_name = models.CharField(_("工作机构名称"), max_length=100)
    office_address = models.CharField(_("办公地址"), max_length=200)
    office_hours = models.CharField(_("办公时间"), max_length=200)
    phone = models.CharField(_("联系电话"), max_length=60)
    fax = models.CharField(_("传真号码"), max_length=60, help_text=_("没有传真的，写“无”。"))
    internet_contact = models.CharField(_("互联网联系方式"), max_length=200, help_text=_("电子邮箱或者网上受理地址。"))
    channels = _text(_("申请渠道"))
    procedure = _text(_("申请和办理流程"))
    fees = _text(_("收费"))
    supervision = _text(_("监督"))
    remedy = _text(
        _("救济"),
        required=True,
        default=default_remedy,
        help_text=_("须写明对不予公开先申请行政复议（行政复议法第二十三条，2024年1月1日起）。"),
    )
    attachments = files_field()

    content_panels = guide_panels

    class Meta:
        verbose_name = _("政府信息公开指南")
        verbose_name_plural = _("政府信息公开指南")
