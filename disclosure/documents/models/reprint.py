from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.documents.models.disclosed import DisclosedPage
from disclosure.documents.panels import reprint_panels


class ReprintPage(DisclosedPage):
    """转载: what another organ made and published first. No index number, not counted as made here."""

    source_name = models.CharField(_("来源"), max_length=200)
    source_url = models.URLField(_("原文链接"), max_length=500)
    original_date = models.DateField(_("原文日期"))

    content_panels = reprint_panels
    parent_page_types = ["portal.YearFolder"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("转载信息")
        verbose_name_plural = _("转载信息")
