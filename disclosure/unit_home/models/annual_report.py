from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.unit_home.models.home_page import YearlyPage
from disclosure.unit_home.panels import annual_report_panels


class AnnualReportPage(YearlyPage):
    """政府信息公开工作年度报告 (条例 art. 49-50): the uploaded report of one year."""

    written_date = models.DateField(_("成文日期"), null=True, blank=True)
    abstract = models.TextField(_("内容概述"), blank=True, max_length=1500)
    document = models.ForeignKey(
        "wagtaildocs.Document", verbose_name=_("报告文件"), on_delete=models.PROTECT, related_name="+"
    )

    content_panels = annual_report_panels

    class Meta:
        verbose_name = _("政府信息公开年报")
        verbose_name_plural = _("政府信息公开年报")
